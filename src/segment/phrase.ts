import { wordSet } from '../lexicon/index.ts'
import type { Doc, NounPhrase, Sentence, Tag, Token, VerbGroup } from '../model/index.ts'

/** Tags of the words that a noun phrase has before its head. */
const beforeHead = (tag: Tag | undefined): boolean =>
  tag === 'NOUN' || tag === 'PROPN' || tag === 'DET' || tag === 'ADJ' || tag === 'NUM' || tag === 'SYM'
const MODALS = wordSet([
  'may',
  'might',
  'could',
  'would',
  'should',
  'can',
  'will',
  'must',
  'shall',
  "'ll",
  "'d",
  'wo',
  'ca',
  'sha',
])
const NEGATIONS = wordSet(['not', "n't", 'never', 'no', 'nor', 'neither', 'hardly', 'barely'])

const MORE = wordSet(['more', 'most', 'less'])
/** Units in which it is told how far one place lies from another. */
export const LENGTHS = wordSet(
  'km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters'.split(' '),
)

const NOTHING: readonly Token[] = []

const nominal = (t: Token | undefined): boolean => t?.tag === 'NOUN' || t?.tag === 'PROPN'

/**
 * Base noun phrases of a sentence, left to right: `[det] [num] [adj]* [noun]+`, names with their titles,
 * possessives ("Russia's Kursk region" is one phrase), hyphenated compounds, and pronouns. Method: finite
 * patterns over universal tags.
 */
export function nounPhrases(
  { tokens }: Doc,
  { first: from, last: to }: Pick<Sentence, 'first' | 'last'>,
): NounPhrase[] {
  const found: NounPhrase[] = []
  let i = from
  while (i <= to) {
    const token = tokens[i]
    if (!token) break
    if (token.tag === 'PRON') {
      found.push({ first: i, last: i, head: i })
      i++
      continue
    }
    if (!beforeHead(token.tag)) {
      i++
      continue
    }
    const first = i
    let head = -1
    let k = i
    for (; k < tokens.length; k++) {
      const t = tokens[k]
      const before = tokens[k - 1]
      if (!t || t.sentence !== token.sentence) break
      if (k > first && t.quotation !== before?.quotation && t.tag === 'DET') break
      // "a village 20 km north of Harra"
      if (t.tag === 'NUM' && head === k - 1 && LENGTHS.has(tokens[k + 1])) break
      // "asked the minister [how many soldiers fell]"
      if (t.norm === 'how' && k > first) break
      // A determiner starts a new phrase, save after "all", "both", "half".
      if (t.tag === 'DET' && k > first && !/^(all|both|half|such)$/.test(before?.norm ?? '')) break
      if (nominal(t)) head = k
      else if (t.norm === "'s" || t.norm === "'") {
        if (!nominal(before)) break
      } else if (t.norm === '-' || t.norm === '/' || t.norm === '–') {
        // Inside a compound only: no blank on either side.
        const after = tokens[k + 1]
        if (before?.end !== t.start || after?.start !== t.end) break
      } else if ((t.norm === ',' || t.norm === 'and') && adjectives(tokens, k)) continue
      else if (
        t.text.length === 1 &&
        k > first &&
        /["“”'‘’]/.test(t.text) &&
        beforeHead(tokens[k + 1]?.tag) &&
        tokens[k + 1]?.sentence === t.sentence
      )
        continue
      else if (t.tag === 'VERB' && (participle(tokens, k) || compound(tokens, k))) continue
      else if (t.tag === 'ADV' && (tokens[k + 1]?.tag === 'ADJ' || (k > first && participle(tokens, k + 1))))
        continue
      else if (t.tag === 'ADV' && k > first && (joinedOn(tokens, k) || mainly(tokens, k))) continue
      // "the most badly injured men".
      else if (t.tag === 'ADV' && k > first && MORE.has(t) && participle(tokens, k + 2)) continue
      else if (t.tag === 'ADP' && offDuty(tokens, k)) continue
      else if (!beforeHead(t.tag)) break
      else if (
        head >= 0 &&
        (t.tag === 'DET' ||
          (t.tag === 'ADJ' &&
            !nominal(tokens[k + 1]) &&
            !owned(tokens, k) &&
            !compound(tokens, k + 2) &&
            (!joinedOn(tokens, k) || tokens[k + 2]?.tag === 'VERB')))
      )
        break
    }
    if (head < 0) {
      // "the wounded", "at least 40", "the dead": a phrase headed by its last number or adjective.
      let last = k - 1
      while (last > first && !/^(NUM|ADJ|NOUN|PROPN)$/.test(tokens[last]?.tag ?? '')) last--
      if (/^(NUM|ADJ)$/.test(tokens[last]?.tag ?? '')) found.push({ first, last, head: last })
      i = Math.max(last + 1, i + 1)
    } else {
      found.push({ first, last: head, head })
      i = head + 1
    }
  }
  return found
}

const describes = (t: Token | undefined): boolean => t?.tag === 'ADJ' || MORE.has(t)

/** "the group's [second] most senior leader", "its owner's most [senior] military aide": an adjective between whose it is and the noun. */
function owned(tokens: readonly Token[], k: number): boolean {
  let first = k - 1
  while (describes(tokens[first])) first--
  let last = k + 1
  while (describes(tokens[last])) last++
  return tokens[first]?.norm === "'s" && nominal(tokens[last])
}

/** "massive, dismounted attacks", "our brave and loyal guards": what parts adjectives inside one phrase, at token `k`. */
const adjectives = (tokens: readonly Token[], k: number): boolean =>
  tokens[k - 1]?.tag === 'ADJ' &&
  tokens[k + 1]?.tag === 'ADJ' &&
  nominal(tokens[k + 2]) &&
  (tokens[k]?.norm === ',' || !STATES.test(tokens[k - 1]?.norm ?? ''))

/** "the dead and wounded guards": what some are and others are. */
const STATES =
  /^(dead|wounded|injured|missing|hurt|sick|ill|old|young|local|foreign|other|more|many|several|few)$|ed$/

/** "Norland's second-largest city", "a densely-populated area", "Norland's north-east": a word that a hyphen joins to the next. */
function joinedOn(tokens: readonly Token[], k: number): boolean {
  const [word, hyphen, next] = [tokens[k], tokens[k + 1], tokens[k + 2]]
  const joined = hyphen?.norm === '-' && word?.end === hyphen.start && next?.start === hyphen.end
  return joined && (nominal(next) || (/^(ADJ|VERB)$/.test(next?.tag ?? '') && nominal(tokens[k + 3])))
}

/** "the mainly Kurdish city" */
const mainly = (tokens: readonly Token[], k: number): boolean =>
  (tokens[k]?.norm ?? '').endsWith('ly') && tokens[k + 1]?.tag === 'PROPN' && nominal(tokens[k + 2])

/** "an off-duty policeman", "two in-house guards": a preposition that a hyphen joins to a noun. */
function offDuty(tokens: readonly Token[], k: number): boolean {
  const [preposition, hyphen, noun] = [tokens[k], tokens[k + 1], tokens[k + 2]]
  const joined = hyphen?.norm === '-' && preposition?.end === hyphen.start && noun?.start === hyphen.end
  return joined && nominal(noun) && nominal(tokens[k + 3])
}

/** "60 suffered wounds", "40 attended mass": verbs of an amount alone, hardly ever said of what comes after it. */
const OF_AMOUNT =
  /^(suffered|sustained|received|needed|required|attended|entered|joined|demanded|opposed|sought|lost|had|got)$/

/** "South Korean-backed rebels", "the French-trained guards": a participle that a hyphen joins to the word before it. */
const compound = (tokens: readonly Token[], k: number): boolean =>
  tokens[k - 1]?.norm === '-' &&
  tokens[k]?.tag === 'VERB' &&
  // "an Iranian-backed “special groups” leader".
  beforeHead(tokens[/^["“”'‘’]$/.test(tokens[k + 1]?.text ?? '') ? k + 2 : k + 1]?.tag) &&
  tokens[k - 1]?.end === tokens[k]?.start &&
  tokens[k - 2]?.end === tokens[k - 1]?.start &&
  /(ed|led|run|held|born|made|built)$/.test(tokens[k]?.norm ?? '')

/** "the captured soldiers", "an injured man": a participle between a determiner, number or adjective and a noun. */
const participle = (tokens: readonly Token[], k: number): boolean =>
  // "14 suspected “rebels”".
  nominal(tokens[/^["“]$/.test(tokens[k + 1]?.text ?? '') ? k + 2 : k + 1]) &&
  (/^(DET|NUM|ADJ)$/.test(tokens[k - 1]?.tag ?? '') || badly(tokens, k - 1) || theMost(tokens, k - 1)) &&
  !(tokens[k - 1]?.tag === 'NUM' && OF_AMOUNT.test(tokens[k]?.norm ?? '')) &&
  /(ed|en|ing|un|lt|nt)$/.test(tokens[k]?.norm ?? '')

/** "a [badly] injured girl", "two other more [seriously] wounded soldiers". */
function badly(tokens: readonly Token[], k: number): boolean {
  if (!(tokens[k]?.norm ?? '').endsWith('ly')) return false
  const before = tokens[MORE.has(tokens[k - 1]) ? k - 2 : k - 1]
  return /^(DET|NUM)$/.test(before?.tag ?? '') || before?.norm === 'other'
}

/** "the [most] wanted man", "the group's [most] feared leader". */
const theMost = (tokens: readonly Token[], k: number): boolean =>
  MORE.has(tokens[k]) && /^(the|'s|'|its|their|his|our)$/.test(tokens[k - 1]?.norm ?? '')

/** "were on Friday killed", "had last month lost": the token after a time within a verb, or -1. */
function pastTime(tokens: readonly Token[], i: number): number {
  const led = /^(on|last|this|earlier)$/.test(tokens[i]?.norm ?? '')
  const verb = tokens[i + 2]
  const time = led && verb?.tag === 'VERB' && verb.norm !== verb.lemma && !verb.norm.endsWith('ing')
  return time && TIME.test(tokens[i + 1]?.norm ?? '') ? i + 2 : -1
}

const TIME =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|night|spring|summer|autumn|fall|winter|today)$/

/**
 * Verb groups of a document: auxiliaries, adverbs and negations up to the main verb. Method: finite patterns
 * over universal tags, passive told by a form of "be" or "get" before a past participle.
 */
export function verbGroups(doc: Doc): VerbGroup[] {
  const { tokens } = doc
  const found: VerbGroup[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]
    if (!token) break
    const infinitive = token.norm === 'to' && /^(VERB|AUX|ADV)$/.test(tokens[i + 1]?.tag ?? '')
    if (!infinitive && token.tag !== 'AUX' && token.tag !== 'VERB') {
      i++
      continue
    }
    const first = i
    let head = -1
    let k = infinitive ? i + 1 : i
    let negated = false
    for (; k < tokens.length; k++) {
      const t = tokens[k]
      if (!t || t.sentence !== token.sentence) break
      if (NEGATIONS.has(t)) negated = true
      else if (t.tag === 'AUX') head = k
      else if (t.tag === 'VERB') {
        head = k
        // "having announced" is one verb, "having 300 men" another.
        if (t.norm === 'having' && /^(VERB|AUX)$/.test(tokens[k + 1]?.tag ?? '')) continue
        k++
        break
      } else if (t.tag === 'ADP' || t.tag === 'ADJ') {
        const after = head < 0 ? -1 : pastTime(tokens, k)
        if (after < 0) break
        k = after - 1
      } else if (t.tag !== 'ADV' && t.tag !== 'PART') break
      else if (t.tag === 'PART' && t.norm === 'to') break
    }
    if (head < 0) {
      i++
      continue
    }
    const inside = head === first ? NOTHING : tokens.slice(first, head)
    const verb = tokens[head] as Token
    const past =
      verb.tag === 'VERB' &&
      verb.norm !== verb.lemma &&
      !verb.norm.endsWith('ing') &&
      !verb.norm.endsWith('s')
    const be = inside.some(
      (t) =>
        t.lemma === 'be' ||
        t.lemma === 'get' ||
        /^('re|'m|'s|is|are|was|were|been|being|be|got|gets|getting)$/.test(t.norm),
    )
    const finite = inside.some((t) => t.tag === 'AUX') || verb.tag === 'AUX'
    found.push({
      first,
      last: head,
      head,
      passive:
        be &&
        (past || /^(shot|hit|hurt|put|cut|set|lost|held|sent|found|left|killed|dead|taken)$/.test(verb.norm)),
      negated: negated || NEGATIONS.has(tokens[first - 1]),
      modal: inside.find((t) => MODALS.has(t))?.norm ?? null,
      form: infinitive
        ? 'infinitive'
        : finite
          ? 'finite'
          : verb.norm.endsWith('ing') || token.norm === 'having'
            ? 'gerund'
            : past
              ? 'past'
              : 'finite',
    })
    i = head + 1
  }
  return found
}
