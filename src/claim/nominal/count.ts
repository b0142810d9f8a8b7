import type { Token } from '../../model/index.ts'
import { type Draft, type Group, isBounded } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { bearer } from '../clause/bearer.ts'
import { verbFrame } from '../clause/verb.ts'
import { withRight } from '../clause/victims.ts'
import { spreadsNear } from '../event/disease.ts'
import { livesLost, ofEquipment, ofOne, ofTrade, unarmed } from '../event/loss.ts'
import type { Trigger } from '../event/trigger.ts'
import { allowed } from './allowed.ts'
import { included, soleVictim, victims } from './among.ts'
import { bodyOf, discovered } from './body.ts'
import { all, amount, draft, modifier, type Much, pastGravity, phraseStart, told } from './counted.ts'
import { extentAfter, pastSorts } from './extent.ts'
import { type Figure, figureAfter, figureBefore } from './figure.ts'
import { ownEvent, splits } from './figure-sorts.ts'
import { happened } from './happened.ts'
import { injured } from './injured.ts'
import { BE, sharesOf } from './share.ts'
import { tolled } from './toll.ts'
import { partsOfWhole } from './whole.ts'

/** "45,000 casualties", "17 deaths", "the bodies of nine villagers", "claimed 30 lives". */
export function count(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  // "the loss of Mr. Hale", "of a friend": of one person no wounds are meant.
  const whose = trigger.sense.traits.includes('losses') ? told(parts, trigger.last + 1) : null
  const dead =
    ofOne(parts, whose) ||
    livesLost(parts, whose) ||
    unarmed(parts, whose, trigger.first) ||
    (whose !== null && SAD.test(parts.tokens[trigger.first - 1]?.norm ?? ''))
  return counted(parts, dead ? { ...trigger, event: 'deaths' } : trigger, inConflict)
}

/** "the tragic loss of nine drivers": nobody calls the wounded so. */
const SAD = /^(tragic|sad|untimely|senseless)$/

function counted(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const { head } = trigger
  const { traits } = trigger.sense
  const noun = tokens[head] as Token
  const otherwise = byOthers(parts, trigger, inConflict)
  if (otherwise) return otherwise
  const first = phraseStart(parts, trigger.first)
  const extent = extentAfter(parts, trigger.last + 1)
  const behind = amountBehind(parts, trigger)
  const afterwards = told(parts, trigger.last + 1)
  const grave = amount(parts, first, trigger.first)
  const much = (harmedTo(parts, trigger, afterwards) ? null : grave) ?? extent ?? behind
  // "showed reporters five bodies": who stands before the amount is nobody counted.
  const from = much && sets.remains.has(noun) ? Math.max(first, much.at) : first
  const who = modifier(parts, from, trigger.first)
  const figure =
    much || afterwards?.quantity ? null : (reached(parts, trigger, afterwards) ?? ofNumber(parts, first))
  // "with the loss of 12 killed and 40 wounded".
  const split = afterwards?.quantity && !much ? { group: afterwards, verb: -1 } : null
  if (trigger.event === 'casualties' && split && splits(parts, split, trigger.event)) {
    // "the loss of 32 men and 59 wounded": the men lost beside the wounded are dead.
    const { kind, last } = split.group
    const beside = groupFrom(parts, last + 2)?.kind === 'bare' && eventsAt(parts, last + 1).length === 0
    const men = traits.includes('losses') && kind === 'people' && beside
    return men ? [draft(parts, { ...trigger, event: 'deaths' }, split.group, 'noun-count')] : []
  }
  // "the army's losses are seven dead and 15 wounded".
  if (figure && (splits(parts, figure, trigger.event) || ownEvent(parts, figure, trigger.event))) return []
  // "their loss consisted of two killed and nine wounded": told by the list.
  const list = tokens[(afterwards?.last ?? trigger.last) + 1]
  if (!much && !figure && /^(consist|comprise)$/.test(list?.lemma ?? '')) return []
  const verb = verbBefore(parts, much ? Math.min(first, much.at) : first)
  const unnamed = who.role === null && who.side === null && afterwards === null
  if (trigger.event === 'deaths' && spreadsNear(parts, head, unnamed ? 1 : 0)) return []
  const evidence = {
    first,
    quantity: much?.quantity ?? figure?.group.quantity ?? null,
    verb,
    who: who.role !== null || who.side !== null,
    afterwards,
    figure,
    extent: extent !== null,
  }
  if (!allowed(parts, trigger, inConflict, evidence)) return []
  // "no survivors of the crew have been found": read only where it says among whom.
  if (traits.includes('denied') && !((afterwards?.first ?? 0) > trigger.last)) return []

  // "the bodies of five farmers", "the lives of nine".
  const ofThose = noun.norm === 'life' || noun.norm === 'lives' || sets.remains.has(noun)
  if (afterwards && !much && (ofThose || afterwards.quantity))
    return all(parts, trigger, afterwards, 'noun-count')
  const owner = ofThose && !much ? bodyOf(parts, trigger.first) : null
  if (owner) return [draft(parts, trigger, owner, 'noun-count')]
  // "estimates of casualties": what is spoken of, not what happened.
  const topic = /^(of|on|about)$/.test(tokens[first - 1]?.norm ?? '') && sets.topics.has(tokens[first - 2])
  if (topic && !much && !afterwards && !figure) return []
  // "the plague took six million lives": who takes them is no sufferer.
  const taker = traits.includes('lives') && tokens[verb]?.lemma === 'take'
  const sufferer = taker ? null : bearer(parts, verb, trigger.last + 1)
  if (traits.includes('losses') && !afterwards && ofEquipment(parts, trigger.last)) return []
  // "the economy suffered heavy losses".
  if (traits.includes('losses') && ofTrade(parts, sufferer)) return []
  if (figure) return ofFigure(parts, trigger, figure, { first, who, afterwards, sufferer })
  const group: Group = {
    first: Math.min(much?.at ?? trigger.first, who.words?.[0] ?? trigger.first),
    last:
      afterwards && afterwards.kind !== 'bare'
        ? afterwards.last
        : Math.max(trigger.last, extent?.at ?? 0, behind?.last ?? 0),
    head,
    kind: 'bare',
    quantity: much?.quantity ?? null,
    none: much?.none ?? false,
    words: who.words ?? afterwards?.words ?? null,
    role: who.role ?? afterwards?.role ?? null,
    side: who.side ?? afterwards?.side ?? null,
    sure: true,
  }
  // "our losses [will be] heavy".
  const ahead = extent && verb < 0 && tokens[trigger.last + 1]?.tag === 'AUX' ? trigger.last + 2 : verb
  const frame = ahead >= 0 ? verbFrame(parts, ahead) : null
  const whole = { ...draft(parts, trigger, group, 'noun-count', frame), sufferer }
  const { polarity, modality } = whole
  // "could not handle more casualties", "no losses were given": nobody's.
  const unreal = polarity === 'negated' && modality === 'hypothetical'
  if ((unreal && !much && !group.words && !afterwards) || untold(parts, trigger, group)) return []
  // "Casualties: 54 killed" heads what follows.
  // "Casualties and losses: Austrians 900 killed": so does it.
  const both = /^(and|or)$/.test(tokens[trigger.last + 1]?.norm ?? '') ? trigger.last + 3 : trigger.last + 1
  if (tokens[both]?.norm === ':' && !much) return []
  const says =
    much ||
    group.words ||
    discovered(parts, trigger) ||
    afterwards ||
    polarity !== 'affirmed' ||
    modality !== 'asserted'
  if (!says && !happened(parts, trigger, verb)) return []
  return [whole, ...someOf(parts, whole)]
}

/** "serious injuries to [four guards]", "on [four guards]": those whom the noun tells of are counted, not its injuries. */
const harmedTo = (parts: Parts, { event, last }: Trigger, whom: Group | null): boolean =>
  event === 'injuries' &&
  /^(to|on|upon)$/.test(parts.tokens[pastGravity(parts, last + 1)]?.norm ?? '') &&
  whom !== null &&
  isBounded(whom)

/** "no losses [were given]", "along with [the casualties],": not told how many, or spoken of as known, or told by a verb ("were taken to hospital"). */
function untold(parts: Parts, { first, last }: Trigger, { none, quantity }: Group): boolean {
  const { tokens } = parts
  const [next, verb] = [tokens[last + 1], tokens[last + 2]]
  const tended =
    next?.tag === 'AUX' && eventsAt(parts, last + 2).some(({ sense }) => sense.event === 'injuries')
  if (tended && !quantity && tokens[first - 1]?.norm === 'the') return true
  if (none) return next?.tag === 'AUX' && /^(given|provided|released|available)$/.test(verb?.norm ?? '')
  const aside = next?.norm === ',' && tokens[first - 1]?.norm === 'the' && !quantity
  return aside && /^(with|besides|beyond|despite)$/.test(tokens[first - 2]?.norm ?? '')
}

/** What constructions of their own tell by the noun, without its amount; empty where it tells nothing, null where it is in none of them. */
function byOthers(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] | null {
  const { tokens, lexicon } = parts
  const { event, sense, last } = trigger
  const suffered = event === 'injuries' && inConflict ? orNull(injured(parts, trigger)) : null
  if (suffered) return suffered
  // "64 victims of sexual violence".
  const victim = sense.traits.includes('victims')
  if (victim && tokens[last + 1]?.norm === 'of' && lexicon.sets.otherVictims.has(tokens[last + 2])) return []
  if (!inConflict) return null
  const some = (victim ? orNull(victims(parts, trigger)) : null) ?? orNull(included(parts, trigger))
  if (some) return some
  const sole = sense.traits.includes('sole') ? soleVictim(parts, trigger) : null
  return sole && [draft(parts, trigger, sole, 'among-them')]
}

const orNull = (drafts: Draft[]): Draft[] | null => (drafts.length > 0 ? drafts : null)

/** "Norlandic losses have exceeded 4,000 soldiers": the figure that the noun comes to. */
function ofFigure(
  parts: Parts,
  trigger: Trigger,
  figure: Figure,
  { first, who, afterwards, sufferer }: Counted,
): Draft[] {
  const told = figure.group
  const group = {
    ...told,
    words: (who.role === null ? told.words : null) ?? who.words ?? afterwards?.words ?? null,
    role: who.role ?? afterwards?.role ?? told.role,
    side: who.side ?? afterwards?.side ?? told.side,
  }
  const whole = tolled(parts, trigger, { ...figure, group }, sufferer)
  // "casualties were 12 officers and 280 men".
  const beside = told.kind === 'people' ? withRight(parts, told).slice(1) : []
  return [
    { ...whole, first: Math.min(first, trigger.first) },
    ...beside.map((one) => ({ ...whole, group: one })),
    ...someOf(parts, whole),
  ]
}

/** Whom a noun counts, as its phrase and what stands around tell. */
interface Counted {
  /** Where the noun's phrase begins. */
  readonly first: number
  readonly who: ReturnType<typeof modifier>
  /** Those told after it: "losses [among the gunners]". */
  readonly afterwards: Group | null
  readonly sufferer: Group | null
}

/** "casualties [around 400,000]", "deaths [of up to 90]": a bounded amount of nothing else right after the noun. */
function amountBehind(parts: Parts, { last }: Trigger): (Much & { readonly last: number }) | null {
  const { tokens, lexicon } = parts
  const group = groupFrom(parts, last + 1)
  if (group?.kind !== 'bare' || !group.quantity) return null
  if (tokens[last + 1]?.sentence !== tokens[last]?.sentence) return null
  return lexicon.bounds.before.at(tokens, last + 1)
    ? { quantity: group.quantity, none: group.none, at: last + 1, last: group.last }
    : null
}

/** The parts told after those whom a noun counts. */
const someOf = (parts: Parts, whole: Draft): Draft[] =>
  [
    ...partsOfWhole(parts, (whole.group?.last ?? whole.last) + 1),
    ...sharesOf(parts, whole.group?.first ?? whole.first, whole.group?.last ?? whole.last),
  ].map((part) => ({
    ...whole,
    // "32 casualties, of which 19 were fatal".
    event: fatal(parts.tokens, part.last) ? 'deaths' : ofSort(parts, part, whole.event),
    group: part,
    rule: 'part-of-whole',
  }))

/** "400 casualties, 90 of which were prisoners": what the noun for a part of them tells. */
const ofSort = (parts: Parts, { head }: Group, event: string): string =>
  (event === 'casualties' && eventsAt(parts, head).find(({ sense }) => sense.as === 'people')?.sense.event) ||
  event

/** "Russian losses … have exceeded 23,000 soldiers", "deaths among the gunners passed 90", not "losses of tanks". */
function reached(parts: Parts, { last, head }: Trigger, whose: Group | null): Figure | null {
  const { tokens } = parts
  if (
    !/(?:[^d]ies|ss(es)?|ths)$/.test(tokens[head]?.norm ?? '') ||
    (!whose && tokens[last + 1]?.norm === 'of')
  )
    return null
  const after = (whose?.last ?? last) + 1
  const from = pastSorts(parts, after)
  // "a total loss in killed and wounded [of 616]".
  const amount = from > after && tokens[from]?.norm === 'of' ? groupAt(parts, from + 1) : null
  if (amount?.quantity && amount.kind !== 'thing') return { group: amount, verb: -1 }
  const found = figureAfter(parts, from, true)
  // "losses in the millions" are money.
  const money = found?.group.kind === 'bare' && /[mb]illions$/i.test(found.group.quantity?.wording ?? '')
  return found && found.group.kind !== 'pronoun' && found.group.quantity?.lower !== 1 && !money ? found : null
}

/** "bringing to 40 the number of [American deaths]": the figure of the noun whose phrase begins at `first`. */
const ofNumber = (parts: Parts, first: number): Figure | null =>
  parts.tokens[first - 1]?.norm === 'of' && parts.tokens[first - 2]?.norm === 'number'
    ? figureBefore(parts, first - 2)
    : null

const fatal = (tokens: readonly Token[], last: number): boolean =>
  BE.test(tokens[last + 1]?.norm ?? '') && /^(fatal|deadly|dead)$/.test(tokens[last + 2]?.norm ?? '')

/** The verb that takes the phrase starting at `first` as its object: "[suffered] heavy casualties"; -1 where none. */
function verbBefore({ tokens }: Parts, first: number): number {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    const t = tokens[i] as Token
    if (/^["”“]$/.test(t.text)) continue
    if (t.sentence !== tokens[first]?.sentence || t.tag === 'PUNCT') return -1
    if (t.tag === 'VERB' || (t.tag === 'AUX' && t.norm.startsWith('ha'))) return i
    // "has cost 38 lives", tagged as a noun.
    if (/^costs?$/.test(t.norm)) return i
    if (/^(ADP|CCONJ|SCONJ|PRON)$/.test(t.tag) && !/^(in|of|up)$/.test(t.norm)) return -1
  }
  return -1
}
