import type {
  Attribution,
  Claim,
  Modality,
  Place,
  Polarity,
  Population,
  Report,
  Span,
  Token,
} from '../model/index.ts'
import { spanTokens, spanBetween } from '../segment/index.ts'
import { contains, hull, overlaps } from '../text/index.ts'
import { ofKnownThing } from './clause/clause.ts'
import { sharedAmount } from './either.ts'
import { heardAt, type Setting, settingOf } from './listed.ts'
import { census, type Census } from './people/allegiance.ts'
import { personsSides } from './people/namesake.ts'
import { population } from './people/population.ts'
import { scenes, type SceneOf } from './people/scene.ts'
import { toldAmount } from './people/told-amount.ts'
import { type Draft, type Group, reach } from './phrase/draft.ts'
import { groupAt } from './phrase/group-at.ts'
import type { Found, Parts } from './phrase/parts.ts'
import { manner, mannerBefore } from './setting/manner.ts'
import { withAntecedent } from './setting/antecedent.ts'
import { goesOnFrom, placeThere } from './setting/place-before.ts'
import { lineDay } from './setting/line-day.ts'
import { place, unnamed } from './setting/place.ts'
import { period } from './setting/time.ts'
import { authority, charge, houseOf, type Voice, voices } from './setting/voice.ts'
import type { HeadedLine } from './table/index.ts'

/** A report with what is asked of it for every claim. */
export interface Around {
  readonly parts: Parts
  readonly found: Found
  readonly report: Report
  /** Items of lists, with what their heads tell of the claims in them. */
  readonly items: readonly HeadedLine[]
  /** Where the times stand at which something was said. */
  readonly said: ReadonlySet<number>
  readonly victims: ReadonlyMap<number, Draft>
  readonly census: () => Census
  readonly scene: SceneOf
  readonly personOf: (group: Group) => string | null
  readonly voiceAt: (span: Span) => Voice
  /** What is told in the sentence of a draft. */
  readonly inSentence: (draft: Draft) => readonly Draft[]
}

/** Make ready what is asked for each of the drafts. */
export function aroundClaims(
  parts: Parts,
  found: Found,
  report: Report,
  drafts: readonly Draft[],
  items: readonly HeadedLine[],
): Around {
  const counts = census(parts)
  const sentenceOf = ({ first }: Draft): number => parts.tokens[first]?.sentence ?? 0
  const bySentence = Map.groupBy(drafts, sentenceOf)
  return {
    parts,
    found,
    report,
    items,
    said: new Set(found.attributions.flatMap((a) => (a.saidOn ? [a.saidOn.span[0]] : []))),
    victims: victimsOf(parts, drafts),
    census: counts,
    scene: scenes(parts, counts),
    personOf: personsSides(parts),
    voiceAt: voices(found.attributions, parts),
    inSentence: (draft) => bySentence.get(sentenceOf(draft)) ?? [],
  }
}

/** What happened to people, by the head of the words for them; "casualties" are none, but those told with them are. */
const victimsOf = (parts: Parts, drafts: readonly Draft[]): Map<number, Draft> =>
  new Map(
    drafts.flatMap((draft) => {
      const { group, sufferer, rule } = draft
      // "30 hurt, two of them children, and 40 arrested": the whole goes on being told of, not its part.
      if (rule === 'part-of-whole') return []
      const counted =
        group && /^noun-(count|toll)$/.test(rule) ? groupAt(parts, group.words?.[1] ?? -1) : group
      return [counted, sufferer].flatMap((one) => (one ? [[one.head, draft] as const] : []))
    }),
  )

/** Between those who bore losses and the words for these stand no more units: "units met heavy fire and suffered losses". */
const NEAR = 60

/** "[The brigade suffered] heavy losses": do who bore them stand before the words for these, in one run of words? */
function bore(text: string, { sufferer }: Draft, [, people]: Span, [event]: Span): boolean {
  return (
    sufferer !== null &&
    people <= event &&
    event - people <= NEAR &&
    !/[,;:()—–]/.test(text.slice(people, event))
  )
}

/** A claim with its place, time, people and voice; its id is given when all claims are in order. */
export function claimOf(around: Around, draft: Draft): Claim {
  const { parts, report, said } = around
  const [first, last] = reach(draft)
  const span = spanBetween(parts.tokens, first, last)
  const events = spanBetween(parts.tokens, saidFrom(parts, draft), draft.last)
  const item = settingOf(around.items, events[0], report)
  const ofAmount = amountVoice(around, draft)
  const voice = joinedVoice(around, draft) ?? ofAmount ?? heardAt(events, item.said, around.voiceAt)
  const told = voice.attribution?.content ?? []
  const content = voice === ofAmount ? [] : tellingWords(parts, draft, events[1], told)
  const before = draft.sameAs ?? goesOnFrom(draft, around.inSentence(draft))
  // Of "and 12 in Kherson" the event words stand elsewhere.
  const own =
    draft.elided && draft.group ? { ...draft, first: draft.group.first, last: draft.group.last } : draft
  const where = unnamed(parts, own)
    ? null
    : (place(parts, own, content) ??
      placeThere(parts, own) ??
      (before && place(parts, before, draft.sameAs ? [] : content)) ??
      item.place)
  const placed = where !== null && !before && where.span[0] >= span[0]
  const amount = toldAmount(parts, draft.group)
  const how = (of: Draft): string | null => manner(parts, of, around.inSentence(of), placed)
  const people = peopleOf(around, draft, { item, voice, before, where })
  return {
    id: '',
    // "killed women" with "and children", whom the words for people take in.
    span:
      people && (overlaps(people.span, span) || bore(report.text, draft, people.span, span))
        ? hull([span, people.span])
        : span,
    event: draft.event,
    manner: how(draft) ?? (before && mannerBefore(draft, how(before))),
    quantity: draft.shared ? sharedAmount(amount) : amount,
    population: people,
    place: where,
    period:
      period(parts, own, said, content) ??
      (draft.sameAs ? period(parts, draft.sameAs, said, []) : null) ??
      item.period ??
      lineDay(parts, own),
    polarity: polarityOf(parts, draft, voice),
    modality: modalityOf(parts, draft, voice),
    attributionId: voice.attribution?.id ?? null,
    sourceId: voice.sourceId,
    viaId: voice.viaId,
    rule: draft.rule,
  }
}

/** The words in which place and time of a claim stand whose event words end at offset `end`. */
function tellingWords(parts: Parts, { rule }: Draft, end: number, told: readonly Span[]): readonly Span[] {
  // Of "the toll in Harra, put at 40 by the army" the army says the figure alone.
  const figureAlone = /^(noun-toll|verb-participle)$/.test(rule) && told.every(([start]) => start >= end)
  return figureAlone ? [] : withAntecedent(parts, told)
}

/** The first token of what somebody is heard to say: of "listed nine people as missing" what comes behind the verb. */
function saidFrom({ tokens, lexicon }: Parts, { first, group }: Draft): number {
  const says = /^(asserts|confirms)$/.test(lexicon.cues.verbOf(tokens[first])?.stance ?? '')
  return says && group !== null && first < group.first ? group.first : first
}

/**
 * Who says no more than what is joined behind the event words: "killed two guards and, the ministry said, [nine nurses]", "the number
 * of people killed, put at [40] by the army".
 */
function joinedVoice({ parts, voiceAt }: Around, { last, group, rule }: Draft): Voice | null {
  const end = parts.tokens[last]?.end ?? 0
  const joined = group !== null && group.first > last + 1
  const amount = joined || rule !== 'verb-participle' ? null : group?.quantity
  const figure = amount && amount.span[0] > end ? amount.span : null
  if (!group || !(joined || figure)) return null
  const voice = voiceAt(figure ?? spanBetween(parts.tokens, group.first, group.last))
  const from = voice.attribution?.content[0]?.[0] ?? 0
  return from > end ? voice : null
}

/** Who says no more than the amount before the event words: "[40 people], according to the army, or 60 died", "[40] (according to the army) people died". */
function amountVoice({ parts, voiceAt }: Around, { last, group }: Draft): Voice | null {
  const bracket =
    group?.quantity && parts.tokens.slice(group.first, group.last).find(({ text }) => text === '(')
  if (!group || !(bracket || group.last + 1 < last)) return null
  const words = spanBetween(parts.tokens, group.first, bracket ? bracket.index - 1 : group.last)
  const voice = voiceAt(words)
  const [only, ...others] = voice.attribution?.content ?? []
  return only && others.length === 0 && contains(words, only) ? voice : null
}

/** What is known of a claim when its people are asked for. */
interface Known {
  readonly item: Setting
  readonly voice: Voice
  /** The draft before it in its sentence from which it goes on, or null. */
  readonly before: Draft | null
  readonly where: Place | null
}

function peopleOf(around: Around, draft: Draft, { item, voice, before, where }: Known): Population | null {
  if (item.people && !draft.group?.words) return item.people
  const { parts, found, report, victims, scene, personOf } = around
  const { attribution, sourceId } = voice
  const told = {
    parts,
    victims,
    speaker: () => authority(sourceId, found.sources, parts, report),
    house: () => (sourceId === null ? houseOf(report, parts) : null),
    inPerson: attribution?.rule === 'speech' || attribution?.rule === 'speaker-turn',
    office: () => charge(sourceId, found.sources, parts),
    census: around.census,
    scene,
    personOf,
    whole: before,
    place: (of: Draft) => (of === draft ? where : place(parts, of, [])),
  }
  return population(told, draft)
}

/** What somebody denies did not happen, save what he goes on to say: "denied the charge. “We killed nine rebels.”" */
const polarityOf = ({ tokens }: Parts, { polarity, first }: Draft, { attribution }: Voice): Polarity =>
  attribution?.stance === 'denies' && polarity === 'affirmed' && !goesOn(tokens, attribution, first)
    ? 'negated'
    : polarity

/** Does token `at` stand in another sentence than the words of attribution, behind them? */
const goesOn = (tokens: readonly Token[], { cue, content }: Attribution, at: number): boolean => {
  const word = tokens[at]
  const [first] = cue
  return (
    content.length > 1 &&
    first !== undefined &&
    word !== undefined &&
    word.start > first[1] &&
    spanTokens(tokens, first)[0]?.sentence !== word.sentence
  )
}

/** What somebody fears or doubts is hedged, save where a noun takes it as known. */
const modalityOf = (parts: Parts, { modality, rule, first }: Draft, { attribution }: Voice): Modality =>
  modality === 'asserted' &&
  /^(verb|state)/.test(rule) &&
  doubted(parts, attribution) &&
  !known(parts, attribution, first)
    ? 'hedged'
    : modality

/** "feared that [the shell that killed nine] was not the last": that is taken as known. */
const known = ({ tokens }: Parts, attribution: Attribution | null, at: number): boolean => {
  const start = tokens[at]?.start ?? 0
  const around = attribution?.content.find(([from, to]) => from <= start && start < to)
  const first = around && spanTokens(tokens, around)[0]
  return first !== undefined && ofKnownThing(tokens, first.index - 1, at)
}

/** "The mayor feared 12 had died": it is not vouched for by whoever says it. */
const doubted = ({ tokens, lexicon }: Parts, attribution: Attribution | null): boolean =>
  attribution !== null &&
  // Of "… and, it is feared, more" the clause's own words tell.
  attribution.source.length > 0 &&
  attribution.cue.some((span) => spanTokens(tokens, span).some(({ lemma }) => lexicon.moods.cue.has(lemma)))
