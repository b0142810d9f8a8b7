import { startsWithCapital } from '../../text/index.ts'
import type { SideMatch } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Ground } from './parts.ts'

/** Endings of nouns for people that no list can hold all of: "cattlemen", "shopkeepers", "cyclists". */
const AGENTIVE =
  /(?:men|women|man|woman|ists?|teers?|naires?|crats?|\w(?:keeper|worker|builder|maker|smith|monger|wright|herder|grower|seller|dealer|singer|hunter|diver|player)s?)$/
/** Endings of many more, in the plural after a number: "12 voters", "two sculptors". */
const DOER = /(?:[^aeiou]er|[^aeo]or|eer|ian|ee|ard|ess)s$/
/** Endings of nouns that the tagger takes for names where they begin a sentence. */
const ABSTRACT =
  /(?:tions?|[a-z]{4}ments?|[a-z]{3}it(y|ies)|isms?)$|^(funding|fighting|spending|shipping|farming|mining)$/
const TITLE = /^(soldiers|fighters|police|officials|clergy|journalists|health workers|aid workers)$/

/** Whom the name of such a side counts: "12 Houthis". */
const MEMBERS: Readonly<Record<string, string>> = { group: 'fighters', army: 'soldiers', people: 'people' }

export interface Who {
  readonly role: string | null
  readonly side: string | null
  /** False where only the look of a word says that it is people. */
  readonly sure: boolean
  readonly name: boolean
}

/** Who the words from `first` to `head` are: their role and side, and whether they are a person's name. */
export function who(ground: Ground, first: number, head: number, counted: boolean): Who {
  const { tokens, lexicon } = ground
  let side: string | null = null
  let sideEnd = -1
  let form = ''
  let role: string | null = null
  let roleEnd = -1
  for (let i = first; i <= head; i++) {
    // "al-Qaeda in Iraq" is no Iraq.
    const nation = i > sideEnd ? sideAt(ground, i) : null
    if (nation && i + nation.length - 1 <= head && !partOfName(tokens, i, first)) {
      // "Russian and North Korean soldiers": of no one side.
      const other: boolean =
        sideEnd === i - 2 && /^(and|or)$/.test(tokens[i - 1]?.norm ?? '') && side !== nation.side.name
      side = other ? null : nation.side.name
      sideEnd = i + nation.length - 1
      form = formOf(nation)
    }
    const noun = lexicon.populations.at(tokens, i)
    if (noun && endsTownName(tokens, i)) continue
    if (noun && i + noun.length - 1 > roleEnd) {
      role = noun.value
      roleEnd = i + noun.length - 1
    }
  }
  const headToken = tokens[head] as Token
  const nobody = { role: null, side, sure: true, name: false }
  // "two 15-year-olds".
  const aged = tokens[head - 1]?.norm === '-' && /^olds?$/.test(tokens[head]?.norm ?? '')
  if (aged) return { role: 'people', side, sure: true, name: false }
  if (roleEnd >= head) return { role, side, sure: true, name: false }
  if (headToken.norm === 'head' && leadsBody(ground, head))
    return { role: 'officials', side, sure: true, name: false }
  if (sideEnd === head) {
    const article = tokens[first - 1]?.tag === 'DET'
    const named = MEMBERS[form] !== undefined
    if (
      form === 'people' ||
      form === 'one' ||
      ((named || form === 'adjective') && counted) ||
      (form === 'adjective' && article && headToken.tag !== 'ADJ') ||
      // "Sudanese are streaming across", without an article.
      (form === 'adjective' && first === head && /^(are|were|have|who)$/.test(tokens[head + 1]?.norm ?? ''))
    ) {
      return { role: MEMBERS[form] ?? 'people', side, sure: true, name: false }
    }
    return nobody
  }
  if (headToken.tag === 'PROPN' && startsWithCapital(headToken.text)) {
    // "Funding is on life support": a noun that begins its sentence.
    const opens = first === head && tokens[first - 1]?.sentence !== headToken.sentence
    if (opens && ABSTRACT.test(headToken.norm) && !known(ground, first, head)) return nobody
    if (lexicon.bodies.name.has(headToken) || lexicon.placeNouns.has(headToken.norm)) return nobody
    const title = role !== null && TITLE.test(role)
    const given = known(ground, first, head)
    const apposed = roleEnd >= 0 && personWord(tokens, roleEnd, role)
    return { role: title ? role : null, side, sure: title || given || apposed, name: true }
  }
  if (AGENTIVE.test(headToken.norm) && !lexicon.sets.notPeople.has(headToken)) {
    return { role: 'people', side, sure: counted, name: false }
  }
  if (counted && DOER.test(headToken.norm) && !lexicon.sets.notDoers.has(headToken))
    return { role: 'people', side, sure: false, name: false }
  return nobody
}

/** "the deputy [head] of its council", "the [head] of the army", not "the head of the column": who leads a body. */
function leadsBody({ tokens, lexicon }: Ground, head: number): boolean {
  const before = tokens[head - 1]?.norm ?? ''
  if (tokens[head + 1]?.norm !== 'of') return false
  if (/^(deputy|former|acting|ex)$/.test(before)) return true
  let last = head + 2
  while (/^(NOUN|PROPN|ADJ|DET|PRON|PART)$/.test(tokens[last + 1]?.tag ?? '')) last++
  const body = tokens[last]
  return (
    /^(the|a|an|its|their|his|her)$/.test(before) &&
    (lexicon.bodies.name.has(body) ||
      /^(organisation|government|group)$/.test(lexicon.sourceKinds.get(body?.norm ?? '')?.kind ?? ''))
  )
}

/** "Port-au-[Prince]", "Kafr-el-[Sheikh]": the last of a town's name with a small word between hyphens. */
function endsTownName(tokens: readonly Token[], i: number): boolean {
  const [, hyphen, small, second, last] = tokens.slice(i - 4, i + 1)
  if (!last || hyphen?.norm !== '-' || second?.norm !== '-' || second.end !== last.start) return false
  const joint = /^\p{Ll}{2,3}$/u.test(small?.text ?? '') && !/^(in|of|at|to|and)$/.test(small?.norm ?? '')
  return joint && startsWithCapital(last.text)
}

/** The side whose words start at `i`; "Dane" of "Petar Dane" is none. */
function sideAt({ tokens, lexicon }: Pick<Ground, 'tokens' | 'lexicon'>, i: number): SideMatch | null {
  const found = lexicon.sides.at(tokens, i)
  // "U.S.-trained", "Russia-aligned": whose friends they are.
  const next = i + (found?.length ?? 0)
  if (found && tokens[next]?.norm === '-' && lexicon.sets.befriended.has(tokens[next + 1])) return null
  const before = tokens[i - 1]
  const told = /^(DET|ADJ)$/.test(before?.tag ?? '') || /^(one|1)$/.test(before?.norm ?? '')
  return found?.form === 'one' && !told ? null : found
}

/** A group's name stands for its fighters ("12 Houthis"), an army's for soldiers, a people's for people ("12 Druze"). */
const formOf = ({ form, side: { kind } }: SideMatch): string =>
  form === 'name' && /^(group|people|army)$/.test(kind) ? kind : form

/** "his brother Piotr", "the driver Omar Sayed": one person's noun right before a name; "rebel Dovra" is none. `behind`: it follows the name. */
export const personWord = (
  tokens: readonly Token[],
  i: number,
  role: string | null,
  behind = false,
): boolean =>
  /^(civilians|children|workers|health workers|journalists|officials|clergy|women)$/.test(role ?? '') &&
  tokens[i]?.tag === 'NOUN' &&
  tokens[i].norm === tokens[i].lemma &&
  !/^(civilian|local|native|domestic|crew|staff)$/.test(tokens[i].norm) &&
  (behind || tokens[i + 1]?.tag === 'PROPN')

/** "al-Baghdadi", "Michael Jordan": a nation's word that is part of a person's name. */
function partOfName(tokens: readonly Token[], i: number, first: number): boolean {
  if (tokens[i - 1]?.norm === '-' && /^(al|el|ibn|abu)$/.test(tokens[i - 2]?.norm ?? '')) return true
  const before = tokens[i - 1]
  return (
    i > first &&
    before?.tag === 'PROPN' &&
    /^\p{Lu}\p{Ll}+$/u.test(before.text) &&
    /^(abu|bin|ibn|michael|mr\.|mrs\.)$/.test(before.norm)
  )
}

/** Does a given name, a form of address or the name of a person who speaks in the report show that this is a person? */
function known({ tokens, lexicon, surnames }: Ground, first: number, head: number): boolean {
  if (surnames.has(tokens[head]?.norm ?? '')) return true
  for (let i = first; i <= head; i++) {
    const t = tokens[i] as Token
    if (t.tag !== 'PROPN') continue
    if (i < head && lexicon.givenNames.has(t.norm)) return true
    if (
      lexicon.titles.has(t.norm) ||
      /^(mr|mrs|ms|dr|sheikh|msgr|monsignor|father|sister|abu|bin|al)\.?$/.test(t.norm)
    )
      return true
  }
  return false
}

/** The side told by the words from `first` to `last`: "the Arce Battalion", "Hamas". */
export function sideIn(
  ground: Pick<Ground, 'tokens' | 'lexicon'>,
  first: number,
  last: number,
): string | null {
  for (let i = first; i <= last; i++) {
    const nation = sideAt(ground, i)
    if (nation && i + nation.length - 1 <= last) return nation.side.name
  }
  return null
}

/** Who the members of a body are: "members of special forces", "of the police", "of Hamas"; null where it may be anybody. */
export function memberOf(
  { tokens, lexicon }: Pick<Ground, 'tokens' | 'lexicon'>,
  first: number,
  last: number,
): string | null {
  for (let i = last; i >= first; i--) {
    const role = lexicon.populations.at(tokens, i)?.value
    if (role && /^(soldiers|fighters|police|journalists|clergy)$/.test(role)) return role
    if (lexicon.bodies.armed.has(tokens[i])) return 'soldiers'
    if (lexicon.sides.at(tokens, i)?.side.kind === 'group') return 'fighters'
  }
  return null
}

/** "the families of [the bravehearts]": whoever has families is people; `head` is the noun's. */
export const ofKin = ({ tokens, lexicon }: Ground, first: number, head: number): boolean =>
  tokens[first - 1]?.norm === 'of' &&
  [first - 2, head].every((i) => tokens[i]?.norm.endsWith('s')) &&
  lexicon.bodies.kin.has(tokens[first - 2])
