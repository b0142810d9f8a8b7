import { isCapitalised, oneLine, startsWithCapital } from '../../text/index.ts'
import type { HeadKind, Lexicon } from '../../lexicon/index.ts'
import { isKnownWord } from '../../segment/index.ts'
import type { SourceKind, Token } from '../../model/index.ts'
import { bare, type Wording } from './apposition.ts'
import { titleOfFields } from './fields.ts'
import { modifiersJoined } from './modifiers.ts'

/** The words of a source, cut into what tells who it is. */
export interface SourceWords {
  readonly lexicon: Lexicon
  readonly text: string
  readonly wording: Wording
  /** Up to a description or a second source: "Carl Hale" of "Carl Hale, the governor". */
  readonly own: readonly Token[]
  /** What comes after, from its comma on. */
  readonly rest: readonly Token[]
  /** Without articles and possessives in front. */
  readonly phrase: readonly Token[]
  /** Without what a preposition attaches: "spokesman" of "spokesman for the army". */
  readonly core: readonly Token[]
  /** Token of `core`: the last title, -1 where there is none. */
  readonly title: number
  /** Token of `core`: the mark of the last owner. */
  readonly owned: number
  /** What the last noun tells. */
  readonly known: HeadKind | undefined
}

const ARTICLES = new Set([
  'the',
  'a',
  'an',
  'neither',
  'nor',
  'either',
  'both',
  'even',
  'this',
  'that',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
  'which',
  'whose',
  'same',
  'earlier',
])

/** Cut the words of a source: "the army's spokesman, Col. Ana Reyes" is a phrase with an owner and a title, and what stands behind its comma. */
export function sourceWords(tokens: readonly Token[], text: string, lexicon: Lexicon): SourceWords {
  let office = 0
  for (let i = 0; i < tokens.length && office === 0; i++)
    office = Math.max(0, titleOfFields(tokens, i, lexicon))
  const own = firstConjunct(
    described(tokens, office, (open) => isWing(tokens, open, text, lexicon)),
    lexicon,
    office,
  )
  let from = 0
  // "both sides", not "both the army …".
  const both = (i: number): boolean => own[i]?.norm === 'both' && own[i + 1]?.tag === 'NOUN'
  while (from < own.length - 1 && ARTICLES.has(own[from]?.norm ?? '') && !both(from)) from++
  // How far a report has come is no part of a name: "initial police reports"; it stays where nothing else tells whose they are.
  if (lexicon.sets.stages.has(own[from]) && tellsMore(own.slice(from + 1), lexicon)) from++
  const phrase = own.slice(from)
  const core = beforePreposition(phrase)
  const owned = core.findLastIndex((t, i) => /^(?:['’]s?)$/.test(t.norm) && !ofName(core, i))
  return {
    lexicon,
    text,
    wording: (list) => (list.length === 0 ? '' : oneLine(text.slice(list[0]?.start, list.at(-1)?.end))),
    own,
    rest: tokens.slice(own.length),
    phrase,
    core,
    title: lastTitle(core, owned, lexicon) ?? anybody(core, owned, lexicon),
    owned,
    known: kindOf(core, lexicon),
  }
}

/** Do the words tell whose a report is: "police reports", not "reports"? */
const tellsMore = (words: readonly Token[], { cues }: Lexicon): boolean =>
  words.length > 1 || (words[0] !== undefined && !cues.nounOf(words[0]))

/** What the last noun, or the last two, tell of a source. */
export const kindOf = (core: readonly Token[], lexicon: Lexicon): HeadKind | undefined => {
  const last = core.at(-1)?.norm ?? ''
  const lastTwo = `${core.at(-2)?.norm ?? ''} ${last}`
  return (
    lexicon.sourceKinds.get(lastTwo) ?? lexicon.sourceKinds.get(last) ?? lexicon.sourceKinds.get(bare(last))
  )
}

/** "the Workers' Party of Harra [(United)]": brackets that tell a party's wing by one word, which is neither a land nor a town, are a part of its name. */
function isWing(
  tokens: readonly Token[],
  open: number,
  text: string,
  { sourceKinds, sides, places }: Lexicon,
): boolean {
  const wing = tokens[open + 1]
  return (
    wing !== undefined &&
    tokens[open + 2]?.norm === ')' &&
    /^\p{Lu}\p{Ll}+$/u.test(text.slice(wing.start, wing.end)) &&
    tokens.slice(0, open).some(({ norm }) => sourceKinds.get(norm)?.again === 'by-name') &&
    sides.at(tokens, open + 1) === null &&
    !places.named.has(wing.norm)
  )
}

/** The part before a description: "Kirby, the council's spokesman" → "Kirby"; the commas before token `office` part its fields. */
function described(
  tokens: readonly Token[],
  office: number,
  isWing: (open: number) => boolean,
): readonly Token[] {
  const comma = tokens.findIndex(
    (t, i) =>
      i > office && ((t.norm === '(' && !isWing(i)) || (t.norm === ',' && !modifiersJoined(tokens, i))),
  )
  return comma < 0 ? tokens : tokens.slice(0, comma)
}

/**
 * A source made of several stands under its first: "Russia and China" → "Russia". "The Ministry of Health and Welfare" is
 * one name, "British and Dutch soldiers" one group.
 */
function firstConjunct(tokens: readonly Token[], lexicon: Lexicon, office: number): readonly Token[] {
  const and = tokens.findIndex((t, i) => i > office && t.tag === 'CCONJ' && /^(and|nor|or)$/.test(t.norm))
  if (and < 0) return tokens
  const before = tokens.slice(0, and)
  const group =
    tokens.at(-1)?.tag === 'NOUN' &&
    (ofBoth(before, tokens.slice(and + 1, -1), lexicon) || endsBoth(tokens, and, lexicon))
  return group || withinName(tokens, and, lexicon) ? tokens : before
}

/** "hospital and morgue workers", "rebel and military reports": is what both are told at the end? */
function endsBoth(tokens: readonly Token[], and: number, { sides }: Lexicon): boolean {
  const end = tokens.at(-1)
  // "Civilian and military sources": the tagger takes a capital at the head for a name.
  const opens = ({ tag, norm }: Token): boolean =>
    and === 1 && tag === 'PROPN' && isKnownWord(norm) && sides.at(tokens, 0) === null
  return (
    tokens.length - and > 2 &&
    end?.norm !== end?.lemma &&
    !/^(DET|PRON)$/.test(tokens[and + 1]?.tag ?? '') &&
    tokens
      .slice(0, and)
      .every((t) => (/^(NOUN|ADJ)$/.test(t.tag) || opens(t)) && t.norm === t.lemma && t.norm !== 'police')
  )
}

/** "the Event Location and Data Project", "the Ministry of Health and Welfare": does "and" stand within one name? */
function withinName(tokens: readonly Token[], and: number, lexicon: Lexicon): boolean {
  const before = tokens.slice(0, and)
  const after = tokens[and + 1]
  const end = tokens.at(-1)
  // Neither half alone is a body.
  const whole =
    tokens[0]?.norm === 'the' &&
    [tokens[and - 1], after, end].every((t) => t && startsWithCapital(t.text)) &&
    lexicon.sourceKinds.has(end?.norm ?? '') &&
    !lexicon.sourceKinds.has(tokens[and - 1]?.norm ?? '') &&
    // "the UN and the Relief Agency" are two, "the UN Relief and Works Agency" is one.
    !before.some((_, i) => lexicon.sides.at(before, i)?.length === and - i)
  const ofTwo =
    tokens.length - and <= 3 &&
    after?.tag === 'PROPN' &&
    before.some((t) => t.norm === 'of') &&
    before.some((t) => t.tag === 'PROPN')
  return whole || ofTwo
}

/** "U.S. and Iraqi officials", "the military and medical sources": do the words before and after "and" both say which they are? */
function ofBoth(before: readonly Token[], after: readonly Token[], lexicon: Lexicon): boolean {
  const own = before.filter((t) => t.tag !== 'DET')
  const nation = lexicon.sides.at(own, 0)
  if (nation?.length === own.length && nation.form === 'adjective') return true
  const modifies = after.every((t) => t.tag === 'ADJ') || lexicon.sides.at(after, 0)?.form === 'adjective'
  return after.length > 0 && modifies && (nation?.length === own.length || own.every((t) => t.tag === 'ADJ'))
}

function beforePreposition(tokens: readonly Token[]): readonly Token[] {
  // A preposition with a capital is part of a name: "Doctors Without Borders".
  const of = tokens.findIndex((t, i) => i > 0 && t.tag === 'ADP' && !isCapitalised(t.text))
  return of < 0 ? tokens : tokens.slice(0, of)
}

/** "the Norland Workers' Relief Society", "the People's Front": a plural with a capital between others owns nothing, it is part of the name. */
const ofName = (core: readonly Token[], mark: number): boolean => {
  const plural = core[mark]?.norm.endsWith('s') ? /^(?:Peoples?|Women|Men|Children)$/ : /^\p{Lu}\p{Ll}+s$/u
  return plural.test(core[mark - 1]?.text ?? '') && startsWithCapital(core[mark + 1]?.text ?? '')
}

/** The last title, not that of an owner: "her husband's role" is nobody. */
function lastTitle(tokens: readonly Token[], owned: number, { titles }: Lexicon): number | null {
  const at = tokens.findLastIndex((t, i) => i > owned && (titles.has(bare(t.norm)) || titles.has(t.lemma)))
  return at < 0 ? null : at
}

/** "a nurse", "militiamen [loyal to the general]": a noun for people stands as a title does, at the end of the phrase; else -1. */
function anybody(core: readonly Token[], owned: number, { populations }: Lexicon): number {
  const at = core.findLastIndex(({ tag }) => tag !== 'ADJ')
  const noun = at > owned && core.length - at < 3 ? core[at] : undefined
  const people = noun && (noun.tag === 'NOUN' || at === 0) && populations.at(core, at)
  return people ? at : -1
}

/** Organisations and governments: whoever speaks as one body. */
export const isBodyKind = (kind: SourceKind | undefined): boolean =>
  kind === 'organisation' || kind === 'government'
