import type { Tag } from '../model/index.ts'
import { endsAsPlural, isCapitalised, startsWithSmall } from '../text/index.ts'
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
  // "villagers risk being shot", "nurses face being arrested".
  ['risk', { before: /^(NOUN|PROPN)$/, after: /^(being|getting)$/ }],
  ['face', { before: /^(NOUN|PROPN)$/, after: /^(being|getting)$/ }],
  ['fear', { before: /^(NOUN|PROPN)$/, after: /^(being|getting)$/ }],
  // "Chad hosts 1,200 refugees".
  ['hosts', { before: /^(NOUN|PROPN)$/, after: /^(NUM|ADV|DET|more)$/ }],
  ['shelters', { before: /^PROPN$/, after: /^(NUM|ADV|more)$/ }],
  // "rebels claim to be holding nine".
  ['claim', { before: /^([a-z]{2,}[^s]s|\w*men)$/, after: /^(PART|that)$/ }],
  // "a toll that residents say is 40".
  ['say', { before: /^([a-z]{2,}[^s]s|police|people|\w*men)$/, after: /^(AUX|VERB)$/ }],
  // "the 40 given by the rebels".
  ['given', { before: /^(NUM|NOUN|PROPN)$/, after: /^by$/ }],
  // "gunmen shot two guards", "troops shot dead nine boys".
  ['shot', { before: /^(NOUN|PROPN|PRON)$/, after: /^(NUM|DET|PRON|dead)$/ }],
])

/** The tag that the words beside one show it to have, where the tagger is wrong; else null. */
export function tagBeside(word: Word, before: Word, after: Word | undefined): Tag | null {
  // "killed the remaining five".
  if (word.norm === 'remaining' && after?.tag === 'NUM') return 'ADJ'
  switch (word.tag) {
    case 'NOUN':
      return ofNoun(word, before, after)
    case 'ADJ':
      return ofAdjective(word, before, after)
    case 'ADV':
      return ofAdverb(word, before, after)
    case 'VERB':
      return ofVerb(word, before, after)
    default:
      return null
  }
}

function ofNoun(word: Word, before: Word, after: Word | undefined): Tag | null {
  const verb = VERBS.get(word.norm)
  // "the police chief found [the bodies]".
  if (word.norm === 'found' && before.norm === 'chief' && after?.tag === 'DET') return 'VERB'
  const fits = verb && (verb.before.test(before.tag) || verb.before.test(before.norm))
  const follows = verb?.after.test(after?.tag ?? '') || verb?.after.test(after?.norm ?? '')
  const verbal = pastTense(word, before, after) || relative(word, before, after) || doing(word, before, after)
  return (fits && follows) || verbal ? 'VERB' : null
}

function ofAdjective(word: Word, before: Word, after: Word | undefined): Tag | null {
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
  // "Rebels free 14 hostages".
  if (word.norm === 'free' && after?.tag === 'NUM' && (before.tag === 'PROPN' || endsAsPlural(before.norm)))
    return 'VERB'
  // "in the town square".
  if (word.norm === 'square' && before.tag === 'NOUN' && !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? ''))
    return 'NOUN'
  // "in Norland's north-east", not "north-east Norland".
  const ends = !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? '') && after?.norm !== '-'
  if (before.norm === '-' && DIRECTION.test(word.norm) && ends) return 'NOUN'
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

function ofAdverb({ norm }: Word, before: Word, after: Word | undefined): Tag | null {
  // "the town's only hospital", "his only son".
  if (norm === 'only')
    return /^('s|my|your|his|her|its|our|their)$/.test(before.norm) && after?.tag === 'NOUN' ? 'ADJ' : null
  if (!DIRECTION.test(norm)) return null
  // "300 south Harra residents".
  if (before.tag === 'NUM' && after?.tag === 'PROPN') return 'ADJ'
  // "in north-eastern Norland", "in the south-east".
  if (after?.norm === '-') return 'ADJ'
  // "in the north", "Norland's west".
  return before.norm === 'the' || before.norm === "'s" ? 'NOUN' : null
}

function ofVerb(word: Word, before: Word, after: Word | undefined): Tag | null {
  if (tellers(word, before, after)) return 'NOUN'
  // "acting mayor Ana Reyes".
  if (word.norm === 'acting' && /^(NOUN|PROPN)$/.test(after?.tag ?? '')) return 'ADJ'
  // "lost a loved one".
  if (word.norm === 'loved' && after && /^ones?$/.test(after.norm)) return 'ADJ'
  if (word.norm === 'suspected' && isAdjective(before, after)) return 'ADJ'
  // "the targeted suspect".
  if (word.norm === 'suspect' && /^(VERB|ADJ)$/.test(before.tag) && /(ed|al|er)$/.test(before.norm))
    return 'NOUN'
  // "the rights monitor said".
  const base = word.norm === word.lemma && /^(NOUN|ADJ)$/.test(before.tag)
  if (base && SAYS.test(after?.norm ?? '')) return 'NOUN'
  // "a Harra-based monitor, said", "in turn said".
  if (after?.tag === 'PUNCT' && word.norm === word.lemma && /^(based|run)$/.test(before.norm)) return 'NOUN'
  if (word.norm === 'turn' && before.norm === 'in') return 'NOUN'
  // "a church-run printing house".
  if (after?.tag === 'NOUN' && word.norm.endsWith('ing') && /^(run|owned|based|backed)$/.test(before.norm))
    return 'NOUN'
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
const relative = (word: Word, before: Word, after: Word | undefined): boolean =>
  !tellers(word, before, after) &&
  ((before.norm === 'who' && /^(DET|NUM|PRON|NOUN|ADJ|CCONJ)$/.test(after?.tag ?? '')) ||
    (before.norm === 'which' && /^(DET|NUM|PRON)$/.test(after?.tag ?? ''))) &&
  /[a-z]{2}[^s]s$/.test(word.norm)

/** "pupils who [neighbours] say were abducted": those who say it, no verb of "who". */
const tellers = ({ norm }: Word, before: Word, after: Word | undefined): boolean =>
  /^(who|whom|which|that)$/.test(before.norm) &&
  endsAsPlural(norm) &&
  /^(say|said|believe|think|claim|allege|fear|suspect|insist|report)$/.test(after?.norm ?? '')

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
    // "Red Cross: 12 dead", not "Hale Warns: More Raids".
    (after.value === ':' && word.norm === word.lemma) ||
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
const DAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/
/** Adjectives that are people behind an article. */
const PERSON = /^(civilian|militant|rebel|minor|local|relative|official|national|detainee)$/
const BODIES = /^(bodies|corpses|remains)$/
const DIRECTION = /^(north|south|east|west)(east|west)?$/
