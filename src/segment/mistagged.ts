import type { Tag } from '../model/index.ts'
import { endsAsPlural, isCapitalised, startsWithDigit, startsWithSmall } from '../text/index.ts'
import { isNounAfterTo } from './after-to.ts'
import { isGroup, isInitials, isPast } from './capitals.ts'
import { giveNumber, isSaying, mayBeForm, placed, START } from './saying.ts'
import type { Word } from './words.ts'

/** Verbs that the tagger takes for nouns, with what stands before and after them where they are verbs. */
const VERBS: ReadonlyMap<string, { readonly before: RegExp; readonly after: RegExp }> = new Map([
  // "2,000 lie wounded".
  ['lie', { before: /^NUM$/, after: /^(VERB|ADJ|ADP|ADV)$/ }],
  // "sixteen lay dead".
  ['lay', { before: /^NUM$/, after: /^(VERB|ADJ|ADP|ADV)$/ }],
  // "puppet soldiers surrender every day".
  ['surrender', { before: /^([a-z]{2,}[^s]s|\w*men)$/, after: /^(DET|ADP|ADV|PUNCT|SCONJ|CCONJ|PART)$/ }],
  // "two soldiers and a civilian lost their lives", "and nine lost their lives".
  ['lost', { before: /^(NOUN|PROPN|PRON|ADJ|NUM)$/, after: /^(NUM|PRON)$/ }],
  // "a war that cost 64,000 lives".
  ['cost', { before: /^(that|which|has|have|had|may|could|will|would)$/, after: /^(NUM|DET|PRON)$/ }],
  // "the offensive drove 90,000 people out", not "a drove of".
  ['drove', { before: /^(NOUN|PROPN|ADJ|ADV|PRON)$/, after: /^(NUM|DET|PRON|NOUN|PROPN|ADJ|ADV)$/ }],
  // "the military put its losses at nine".
  ['put', { before: /^(NOUN|PROPN|PRON|ADJ|ADV)$/, after: /^(DET|PRON)$/ }],
  // "Kyiv and Seoul count North Korea's losses".
  ['count', { before: /^PROPN$/, after: /^(DET|PROPN|PRON)$/ }],
  // "although officials estimate the number at nine".
  ['estimate', { before: /^[a-z]{2,}[^s]s$/, after: /^DET$/ }],
  // "rebels claim to be holding nine".
  ['claim', { before: /^([a-z]{2,}[^s]s|\w*men)$/, after: /^(PART|that)$/ }],
  // "a toll that residents say is 40".
  ['say', { before: /^([a-z]{2,}[^s]s|police|people|\w*men)$/, after: /^(AUX|VERB)$/ }],
  // "gunmen shot two guards".
  ['shot', { before: /^(NOUN|PROPN|PRON)$/, after: /^(NUM|DET|PRON)$/ }],
])

/** What describes reports and people, and looks like a name where it opens a sentence. */
const DESCRIBES = new Set(['local', 'initial', 'earlier', 'recent', 'unconfirmed', 'preliminary', 'several'])

const AMOUNT = new Set(['dozens', 'scores', 'hundreds', 'thousands', 'millions'])

/** "488th": an adjective, whatever the tagger says. */
export const isOrdinal = (value: string): boolean => startsWithDigit(value) && ORDINAL.test(value)

/** The tag of a word by its own form and the word before it, both in lower case, the latter empty where none stands there; `tag` where the tagger is right. */
export function tagOf(norm: string, tag: Tag, before: string): Tag {
  // "Early on Monday": taken for a name where it opens a sentence.
  if (tag === 'PROPN' && (norm === 'early' || norm === 'late') && !/\p{L}$/u.test(before)) return 'ADV'
  // "محمد said", "Олег Іванов said": in an English text, words of other letters are names.
  if (tag === 'X' && OTHER_LETTERS.test(norm)) return 'PROPN'
  // "another 17 fell".
  if (tag === 'NOUN' && (norm === 'fell' || norm === 'tortured')) return 'VERB'
  // "THE UNITED STATES SENT": a verb in capitals.
  if (norm === 'states' && before === 'united') return 'PROPN'
  // "there are people injured".
  if (tag === 'VERB' && norm === 'people') return 'NOUN'
  // "two of his escorts", "the lives of recruits", "12 were rebels".
  return tag === 'VERB' && OWNS.has(before) && /[a-z]{3}s$/.test(norm) ? 'NOUN' : tag
}

/** A word without a Latin letter. */
const OTHER_LETTERS = /^(?:(?!\p{Script=Latin})[\p{L}\p{M}])+$/u
const ORDINAL = /^\d+(?:st|nd|rd|th)$/i
const OWNS = new Set(['his', 'their', 'its', 'our', 'my', 'your', 'of', 'are', 'were', 'being'])

/** Is a tag ever wrong by what stands around the word? */
const mistaken = (tag: Tag): boolean => tag === 'NOUN' || tag === 'VERB' || tag === 'ADJ' || tag === 'ADV'

/**
 * Puts the tags right that what stands around a word shows to be wrong. Changes `words`. `forms` are those of verbs of
 * saying, with their lemmas.
 */
export function retagged(words: Word[], forms: ReadonlyMap<string, string>): Word[] {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const before = i === 0 ? START : (words[i - 1] as Word)
    const after = words[i + 1]
    // "Promising that nobody would die, the mayor left."
    if (word.tag === 'PROPN' && after?.norm === 'that' && word.norm.endsWith('ing')) {
      const lemma = forms.get(word.norm)
      if (lemma !== undefined) words[i] = { ...word, tag: 'VERB', lemma }
    }
    // "Outside Harra, two died."
    if (
      (word.tag === 'PROPN' || word.tag === 'ADJ') &&
      after?.tag === 'PROPN' &&
      OUTSIDE.test(word.value) &&
      before.tag !== 'PROPN'
    ) {
      words[i] = { ...word, tag: 'ADP' }
      continue
    }
    // "Initial reports of nine dead", "Local officials": no name, where it opens a sentence.
    if (word.tag === 'PROPN' && after?.tag === 'NOUN' && before.tag === 'PUNCT' && DESCRIBES.has(word.norm)) {
      words[i] = { ...word, tag: 'ADJ' }
      continue
    }
    // "ten IS fighters", "killed by IS in May": the Islamic State.
    if (word.value === 'IS' && word.tag === 'AUX' && isGroup(before, after)) {
      words[i] = { ...word, tag: 'PROPN', norm: 'isis', lemma: 'isis' }
      continue
    }
    // "Ana May said", "Ana May, who": a name, for behind the modal stands no past tense, and behind the month no comma.
    if (word.value === 'May' && before.tag === 'PROPN' && (after?.norm === ',' || isPast(after))) {
      words[i] = { ...word, tag: 'PROPN' }
      continue
    }
    // "Hundreds of families left": no name, where it opens a sentence.
    if (word.tag === 'PROPN' && after?.norm === 'of' && AMOUNT.has(word.norm)) {
      words[i] = { ...word, tag: 'NOUN' }
      continue
    }
    // "300 UP members", "an ON leader": a party by its initials.
    if (isInitials(word, before, after)) {
      words[i] = { ...word, tag: 'PROPN' }
      continue
    }
    if (!mistaken(word.tag)) continue
    if (word.norm === 'said') {
      // "Ford said": no verb stands before that one.
      if (before.tag === 'VERB' && isCapitalised(before.value) && before.norm !== 'having')
        words[i - 1] = { ...before, tag: 'PROPN' }
      if (word.tag === 'ADJ' && before.tag !== 'DET' && before.tag !== 'ADJ') {
        words[i] = { ...word, tag: 'VERB', lemma: 'say' }
        continue
      }
    }
    const may = after && (word.tag === 'NOUN' || word.tag === 'ADJ') && mayBeForm(word.norm)
    const lemma = may ? forms.get(word.norm) : undefined
    if (lemma !== undefined && isSaying(words, i)) {
      words[i] = { ...word, tag: 'VERB', lemma }
      continue
    }
    const noun = isNounAfterTo(words, i)
    const tag = noun
      ? 'NOUN'
      : wounds(words, i) || placed(words, i) || giveNumber(words, i)
        ? 'VERB'
        : shown(word, before, after)
    if (tag !== null) words[i] = { ...word, tag }
  }
  return words
}

/** "A blast [wounds] eight", "kills nine people and [wounds] over 30 others", "kills nine, [wounds] 30": a verb of the present. */
function wounds(words: readonly Word[], i: number): boolean {
  if (words[i]?.norm !== 'wounds') return false
  const before = words[i - 1]?.norm ?? ''
  const joined = before === 'and' || before === ','
  const { norm, tag } = words[i + 1] ?? START
  if (tag === 'NUM' || /^(dozens|scores|hundreds|several|many|others)$/.test(norm))
    return joined || /^(bomb|blast|explosion|attack|strike|raid|fire|shelling)$/.test(before)
  return joined && /^(DET|PRON|ADP|ADV|ADJ|NOUN)$/.test(tag) && kills(words, i - 2)
}

/** Does "kills" stand in the sentence, not far before the word at `last`? */
function kills(words: readonly Word[], last: number): boolean {
  for (let k = last; k >= 0 && k > last - 14 && words[k]?.norm !== '.'; k--)
    if (words[k]?.norm === 'kills' && words[k]?.tag === 'VERB') return true
  return false
}

function shown(word: Word, before: Word, after: Word | undefined): Tag | null {
  // "killed the remaining five".
  if (word.norm === 'remaining' && after?.tag === 'NUM') return 'ADJ'
  // "the town's only hospital", "his only son".
  if (word.norm === 'only' && word.tag === 'ADV')
    return /^('s|my|your|his|her|its|our|their)$/.test(before.norm) && after?.tag === 'NOUN' ? 'ADJ' : null
  if (word.tag === 'NOUN') {
    const verb = VERBS.get(word.norm)
    // "the police chief found [the bodies]".
    if (word.norm === 'found' && before.norm === 'chief' && after?.tag === 'DET') return 'VERB'
    const fits = verb && (verb.before.test(before.tag) || verb.before.test(before.norm))
    const follows = verb?.after.test(after?.tag ?? '') || verb?.after.test(after?.norm ?? '')
    const verbal =
      pastTense(word, before, after) || relative(word, before, after) || doing(word, before, after)
    return (fits && follows) || verbal ? 'VERB' : null
  }
  if (word.tag === 'ADJ') {
    // "the army's chief of staff", "its chief said".
    const heads = after?.norm === 'of' || before.norm === '-' || /^(VERB|AUX|PUNCT)$/.test(after?.tag ?? '')
    if (word.norm === 'chief' && heads) return 'NOUN'
    // "the general arrived", "including a brigadier general".
    if (
      /^(general|major)$/.test(word.norm) &&
      (before.tag === 'DET' || /^(brigadier|lieutenant|major)$/.test(before.norm)) &&
      /^(VERB|AUX|ADV|PUNCT)$/.test(after?.tag ?? '')
    )
      return 'NOUN'
    // "a district chief in the north".
    if (word.norm === 'chief' && before.tag === 'NOUN' && !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? ''))
      return 'NOUN'
    // "were rounded up".
    if (word.norm === 'rounded' && after?.norm === 'up') return 'VERB'
    // "captured two alive".
    // "pulled alive from the ruins".
    if (word.norm === 'alive' && /^(NUM|VERB)$/.test(before.tag)) return 'ADV'
    // "a civilian Friday", "the wounded civilian was".
    const person = PERSON.test(word.norm) && /^(DET|NUM|ADJ|VERB)$/.test(before.tag)
    if (person && (after?.tag === 'AUX' || DAY.test(after?.norm ?? ''))) return 'NOUN'
    // "a civilian suffered burns".
    if (person && after?.tag === 'VERB' && /^(DET|NUM)$/.test(before.tag)) return 'NOUN'
    // "captured the targeted individual", not "an individual soldier".
    if (
      /^(individual|associate)$/.test(word.norm) &&
      /^(DET|VERB|ADJ|NOUN|NUM|PRON)$/.test(before.tag) &&
      !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? '')
    )
      return 'NOUN'
    return pastTense(word, before, after) ? 'VERB' : null
  }
  // "in the north".
  if (word.tag === 'ADV' && DIRECTION.test(word.norm)) {
    // "300 south Harra residents".
    if (before.tag === 'NUM' && after?.tag === 'PROPN') return 'ADJ'
    return before.norm === 'the' ? 'NOUN' : null
  }
  if (word.tag !== 'VERB') return null
  // "lost a loved one".
  if (word.norm === 'loved' && after && /^ones?$/.test(after.norm)) return 'ADJ'
  if (word.norm === 'suspected' && isAdjective(before, after)) return 'ADJ'
  // "the targeted suspect".
  if (word.norm === 'suspect' && /^(VERB|ADJ)$/.test(before.tag) && /(ed|al|er)$/.test(before.norm))
    return 'NOUN'
  // "the rights monitor said".
  const base = word.norm === word.lemma && /^(NOUN|ADJ)$/.test(before.tag)
  if (base && SAYS.test(after?.norm ?? '')) return 'NOUN'
  // "a Harra-based monitor, said", "said in turn that".
  if (after?.tag === 'PUNCT' && word.norm === word.lemma && /^(based|run)$/.test(before.norm)) return 'NOUN'
  if (word.norm === 'turn' && before.norm === 'in' && after?.norm === 'that') return 'NOUN'
  if (partOfName(word, before, after) || opensName(word, before, after)) return 'PROPN'
  if (nominal(word, before, after) || owned(word, before, after)) return 'NOUN'
  // "Monday's shelling of the town".
  if (before.norm === "'s" && after?.norm === 'of' && word.norm.endsWith('ing')) return 'NOUN'
  // "scores of burned bodies".
  if (before.norm === 'of' && word.norm.endsWith('ed') && BODIES.test(after?.norm ?? '')) return 'ADJ'
  if (after?.tag !== 'NOUN' || !PEOPLE.test(after.norm)) return null
  // "four kidnap victims", "two female kidnap victims".
  if (/^(NUM|ADJ)$/.test(before.tag) && word.norm === word.lemma) return 'NOUN'
  // "50,000 displaced people".
  return before.tag === 'NUM' && /(ed|en)$/.test(word.norm) ? 'ADJ' : null
}

/** "[suspected] rebels killed nine", "hundreds of [suspected] rebels": what describes those whom the next word names. */
const isAdjective = (before: Word, after: Word | undefined): boolean =>
  /^(of|by|from|with|to|against|among|between)$/.test(before.norm) ||
  (/^(PUNCT|ADJ|NUM|DET|CCONJ|VERB)$/.test(before.tag) && /^(NOUN|ADJ|PROPN)$/.test(after?.tag ?? ''))

/** "two bombs maimed nine men", "rebels abducted them": what a noun has before it and an object behind it. */
const pastTense = ({ norm }: Word, before: Word, after: Word | undefined): boolean =>
  norm.endsWith('ed') &&
  /[a-z]{3}ed$/.test(norm) &&
  !ED_NOUN.test(norm) &&
  (/^(NOUN|PROPN)$/.test(before.tag) || /^(they|we|he|she|it|who|that|which)$/.test(before.norm)) &&
  /^(DET|NUM|PRON)$/.test(after?.tag ?? '')

/** "an officer monitoring the raid": what somebody does, with its object. */
const doing = ({ norm }: Word, before: Word, after: Word | undefined): boolean =>
  norm.endsWith('ing') &&
  after?.tag === 'DET' &&
  before.tag === 'NOUN' &&
  /(?:er|or|ist|man|men|ian)s?$/.test(before.norm)

/** "an enemy who murders children", "which kidnaps the sick": what a relative pronoun has before it and an object behind it. */
const relative = ({ norm }: Word, before: Word, after: Word | undefined): boolean =>
  ((before.norm === 'who' && /^(DET|NUM|PRON|NOUN|ADJ|CCONJ)$/.test(after?.tag ?? '')) ||
    (before.norm === 'which' && /^(DET|NUM|PRON)$/.test(after?.tag ?? ''))) &&
  /[a-z]{2}[^s]s$/.test(norm)

/** Nouns that end as verbs do. */
const ED_NOUN =
  /^(hundred|kindred|hatred|bloodshed|watershed|seabed|riverbed|deceased|accused|.*breed|.*speed)$/

/** "these outlaws have", "at that crossing": what an article takes and no noun follows. */
const nominal = ({ norm }: Word, before: Word, after: Word | undefined): boolean =>
  (before.tag === 'DET' || (before.norm === "'s" && after?.norm === ',')) &&
  !/^(NOUN|PROPN|ADJ|VERB)$/.test(after?.tag ?? '') &&
  (/^(these|those)$/.test(before.norm)
    ? endsAsPlural(norm)
    : before.norm === 'that'
      ? norm.endsWith('ing')
      : /^(the|a|an|this|'s)$/.test(before.norm) && !/(ed|en)$/.test(norm))

/** "his wife, their chauffeur and two guards": what somebody has. */
const owned = ({ norm, lemma }: Word, before: Word, after: Word | undefined): boolean =>
  norm === lemma &&
  /^(his|their|our|my)$/.test(before.norm) &&
  /^(and|or|,|\.|was|were|is|are)$/.test(after?.norm ?? '')

/** "Red Cross workers", "Loretta Lynch said": a capital after a name, but not the headline "Cruz Refuses to Debate". */
const partOfName = (word: Word, before: Word, after: Word | undefined): boolean =>
  before.tag === 'PROPN' &&
  before.end === word.start - 1 &&
  after !== undefined &&
  isCapitalised(word.value) &&
  isCapitalised(before.value) &&
  (/^([.,;()[\]]|['’]s)$/.test(after.value) ||
    (startsWithSmall(after.value) && /^(AUX|VERB|NOUN|ADJ|ADV)$/.test(after.tag)))

/** "two men, Hector Tamm and": a capital before a name, where the text writes words in small letters. */
const opensName = (word: Word, before: Word, after: Word | undefined): boolean =>
  after?.tag === 'PROPN' &&
  after.start === word.end + 1 &&
  /^\p{Lu}\p{Ll}+$/u.test(word.value) &&
  isCapitalised(after.value) &&
  !/(ed|ing)$/.test(word.norm) &&
  (/^(,|and)$/.test(before.norm) || (startsWithSmall(before.value) && before.tag === 'NOUN'))

/** The endings of words for people: "60 suffered wounds" has a verb. */
const PEOPLE = /(people|persons|men|children|youths|civilians|victims|[^s]ers|[^s]ors|ees|ians)$/
/** What only a subject stands before. */
const SAYS = /^(said|says|told|had|has|was|reported|recorded|counted|confirmed|warned|believes)$/
const OUTSIDE = /^(Outside|Inside)$/
const DAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/
/** Adjectives that are people behind an article. */
const PERSON = /^(civilian|militant|rebel|minor|local|relative|official|national|detainee)$/
const BODIES = /^(bodies|corpses|remains)$/
const DIRECTION = /^(north|south|east|west)(east|west)?$/
