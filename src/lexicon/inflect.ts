/** How a verb's form can be used: `past` only as a past tense, `participle` only as a participle, `ed` as both. */
export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ed' | 'ing'

const DOUBLED =
  /^(kidnap|worship|outfit|commit|admit|expel|patrol|scar|trek)$|^[^aeiou]*[aeiou][bdgmnpt]$|^gas$/

/** The forms of a verb written "kill", or "take/took/taken" where it is irregular. */
export function verbForms(verb: string): [form: VerbForm, word: string][] {
  const [base = verb, past, participle] = verb.split('/')
  const stem = DOUBLED.test(base) ? base + base.slice(-1) : base
  const s = /(s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`
  const ing = base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : /[^eoy]e$/.test(base) && base.length > 2
      ? `${base.slice(0, -1)}ing`
      : `${stem}ing`
  const regular = base.endsWith('e')
    ? `${base}d`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ied`
      : `${stem}ed`
  const forms: [VerbForm, string][] = [
    ['base', base],
    ['s', s],
    ['ing', ing],
  ]
  if (past === undefined || participle === undefined) forms.push(['ed', past ?? regular])
  else if (past === participle) forms.push(['ed', past])
  else forms.push(['past', past], ['participle', participle])
  return forms
}

/** Singular and plural of a noun. */
export function nounForms(noun: string): string[] {
  const irregular: Record<string, string> = {
    man: 'men',
    woman: 'women',
    child: 'children',
    person: 'people',
    life: 'lives',
    wife: 'wives',
    body: 'bodies',
    thief: 'thieves',
    remains: 'remains',
    people: 'people',
    personnel: 'personnel',
    staff: 'staff',
    police: 'police',
    hero: 'heroes',
    youth: 'youths',
    fisherfolk: 'fisherfolk',
    janjaweed: 'janjaweed',
  }
  const compound = /^(.*?)(man|woman|child|wife|person)$/.exec(noun)
  const plural =
    irregular[noun] ??
    (compound?.[2]
      ? compound[1] + (compound[2] === 'person' ? 'people' : (irregular[compound[2]] ?? ''))
      : /(s|x|z|ch|sh)$/.test(noun)
        ? `${noun}es`
        : /[^aeiou]y$/.test(noun)
          ? `${noun.slice(0, -1)}ies`
          : `${noun}s`)
  if (noun === 'person') return [noun, plural, 'persons']
  return plural === noun ? [noun] : [noun, plural]
}
