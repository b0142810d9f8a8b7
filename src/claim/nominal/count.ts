import type { Quantity, Token } from '../../model/index.ts'
import { included, soleVictim, victims } from './among.ts'
import { bearer } from '../clause/bearer.ts'
import { all, amount, draft, modifier, phraseStart, told } from './counted.ts'
import { bodyOf, deadBody, discovered } from './body.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { spreadsNear } from '../event/disease.ts'
import { happened } from './happened.ts'
import { injured } from './injured.ts'
import { mood } from '../clause/mood.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { extentAfter, pastSorts } from './extent.ts'
import { figureAfter, figureBefore, ownEvent, splits, type Figure } from './figure.ts'
import { tolled } from './toll.ts'
import { livesLost, ofOne, ofTrade, unarmed, ofEquipment } from '../event/loss.ts'
import { type Evidence, lossTold } from './losses.ts'
import { verbFrame } from '../clause/verb.ts'
import { sharesOf } from './share.ts'
import { partsOfWhole } from './whole.ts'
import { withRight } from '../clause/victims.ts'

const SOLE = /^(victim|fatality|casualty)$/

/** "45,000 casualties", "17 deaths", "the bodies of nine villagers", "claimed 30 lives". */
export function count(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  // "the loss of Mr. Hale", "of a friend": of one person no wounds are meant.
  const whose = trigger.sense.word === 'loss' ? told(parts, trigger.last + 1) : null
  const dead = ofOne(parts, whose) || livesLost(parts, whose) || unarmed(parts, whose, trigger.first)
  return counted(parts, dead ? { ...trigger, event: 'deaths' } : trigger, inConflict)
}

function counted(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const { head } = trigger
  const noun = tokens[head] as Token
  if (trigger.event === 'injuries') {
    const suffered = inConflict ? injured(parts, trigger) : []
    if (suffered.length > 0) return suffered
  }
  // "64 victims of sexual violence".
  const ofOther =
    trigger.sense.word === 'victim' &&
    tokens[trigger.last + 1]?.norm === 'of' &&
    sets.otherVictims.has(tokens[trigger.last + 2])
  if (ofOther) return []
  if (trigger.sense.word === 'victim' && inConflict) {
    const those = victims(parts, trigger)
    if (those.length > 0) return those
  }
  const some = inConflict ? included(parts, trigger) : []
  if (some.length > 0) return some
  const sole = inConflict && SOLE.test(trigger.sense.word) ? soleVictim(parts, trigger) : null
  if (sole) return [draft(parts, trigger, sole, 'among-them')]
  const first = phraseStart(parts, trigger.first)
  const extent = extentAfter(parts, trigger.last + 1)
  const behind = amountBehind(parts, trigger)
  const much = amount(parts, first, trigger.first) ?? extent ?? behind
  // "showed reporters five bodies": who stands before the amount is nobody counted.
  const from = much && sets.remains.has(noun) ? Math.max(first, much.at) : first
  const who = modifier(parts, from, trigger.first)
  const afterwards = told(parts, trigger.last + 1)
  const figure =
    much || afterwards?.quantity ? null : (reached(parts, trigger, afterwards) ?? ofNumber(parts, first))
  // "with the loss of 12 killed and 40 wounded".
  const split = afterwards?.quantity && !much ? { group: afterwards, verb: -1 } : null
  if (trigger.event === 'casualties' && split && splits(parts, split, trigger.event)) return []
  // "the army's losses are seven dead and 15 wounded".
  if (figure && (splits(parts, figure, trigger.event) || ownEvent(parts, figure, trigger.event))) return []
  // "their loss consisted of two killed and nine wounded": told by the list.
  const list = tokens[(afterwards?.last ?? trigger.last) + 1]
  if (!much && !figure && /^(consist|comprise)$/.test(list?.lemma ?? '')) return []
  const verb = verbBefore(parts, much ? Math.min(first, much.at) : first)
  const unnamed = who.role === null && who.side === null && afterwards === null
  if (trigger.event === 'deaths' && spreadsNear(parts, head, unnamed ? 1 : 0)) return []
  if (
    !allowed(parts, trigger, inConflict, {
      first,
      quantity: much?.quantity ?? figure?.group.quantity ?? null,
      verb,
      who: who.role !== null || who.side !== null,
      afterwards,
      figure,
      extent: extent !== null,
    })
  )
    return []

  if (noun.norm === 'life' || noun.norm === 'lives' || sets.remains.has(noun)) {
    if (afterwards && !much) return all(parts, trigger, afterwards, 'noun-count')
    const owner = much ? null : bodyOf(parts, trigger.first)
    if (owner) return [draft(parts, trigger, owner, 'noun-count')]
  }
  if (afterwards?.quantity && !much) return all(parts, trigger, afterwards, 'noun-count')
  // "estimates of casualties": what is spoken of, not what happened.
  const topic = /^(of|on|about)$/.test(tokens[first - 1]?.norm ?? '') && sets.topics.has(tokens[first - 2])
  if (topic && !much && !afterwards && !figure) return []
  // "the plague took six million lives": who takes them is no sufferer.
  const taker = trigger.sense.word === 'life' && tokens[verb]?.lemma === 'take'
  const sufferer = taker ? null : bearer(parts, verb, trigger.last + 1)
  if (trigger.sense.word === 'loss' && !afterwards && ofEquipment(parts, trigger.last)) return []
  // "the economy suffered heavy losses".
  if (trigger.sense.word === 'loss' && ofTrade(parts, sufferer)) return []
  if (figure) {
    const group = {
      ...figure.group,
      // "Norlandic losses have exceeded 4,000 soldiers".
      words: (who.role === null ? figure.group.words : null) ?? who.words ?? afterwards?.words ?? null,
      role: who.role ?? afterwards?.role ?? figure.group.role,
      side: who.side ?? afterwards?.side ?? figure.group.side,
    }
    const whole = tolled(parts, trigger, { ...figure, group }, sufferer)
    // "casualties were 12 officers and 280 men".
    const beside = figure.group.kind === 'people' ? withRight(parts, figure.group).slice(1) : []
    return [
      { ...whole, first: Math.min(first, trigger.first) },
      ...beside.map((one) => ({ ...whole, group: one })),
      ...someOf(parts, whole),
    ]
  }
  const people = who.words ?? (afterwards?.words || null)
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
    words: people,
    role: who.role ?? afterwards?.role ?? null,
    side: who.side ?? afterwards?.side ?? null,
    sure: true,
  }
  const frame = verb >= 0 ? verbFrame(parts, verb) : null
  const read = mood(parts, head, frame, group)
  const whole: Draft = { ...draft(parts, trigger, group, 'noun-count', sufferer), ...read }
  // "Casualties: 54 killed" heads what follows.
  if (tokens[trigger.last + 1]?.norm === ':' && !much) return []
  const says =
    much ||
    people ||
    discovered(parts, trigger) ||
    afterwards ||
    read.polarity !== 'affirmed' ||
    read.modality !== 'asserted'
  if (!says && !happened(parts, trigger, verb)) return []
  return [whole, ...someOf(parts, whole)]
}

/** "casualties [around 400,000]", "deaths [of up to 90]": a bounded amount of nothing else right after the noun. */
function amountBehind(
  { tokens, groups, groupOf, lexicon }: Parts,
  { last }: Trigger,
): { quantity: Quantity; none: boolean; at: number; last: number } | null {
  const group = groups[groupOf[last + 1] ?? -1]
  if (group?.first !== last + 1 || group.kind !== 'bare' || !group.quantity) return null
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
  // "a total loss in killed and wounded [of 1,016]".
  const amount =
    from > after && tokens[from]?.norm === 'of' ? parts.groups[parts.groupOf[from + 1] ?? -1] : null
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
  /^(is|are|was|were)$/.test(tokens[last + 1]?.norm ?? '') &&
  /^(fatal|deadly|dead)$/.test(tokens[last + 2]?.norm ?? '')

function allowed(parts: Parts, trigger: Trigger, inConflict: boolean, evidence: Evidence): boolean {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const { first: start, quantity, verb, who, afterwards } = evidence
  const much = quantity !== null
  const noun = tokens[trigger.head] as Token
  const taker = tokens[verb]
  // "whether there were any fatalities".
  // "no reports of injuries".
  const unheard =
    tokens[start - 1]?.norm === 'of' &&
    tokens[start - 2]?.lemma === 'report' &&
    tokens[start - 3]?.norm === 'no'
  const any = unheard || tokens.slice(start, trigger.first).some((t) => t.norm === 'any')
  if (any && inConflict && /^(death|fatality|casualty|injury)$/.test(trigger.sense.word)) return true
  switch (trigger.sense.word) {
    case 'casualty':
      if (noun.norm === 'casualties') return much || who || afterwards !== null || verb >= 0 || inConflict
      // "a high casualty rate" counts nobody.
      return much && tokens[trigger.last + 1]?.tag !== 'NOUN'
    case 'death':
      return much || (noun.norm === 'deaths' && (who || (afterwards !== null && afterwards.kind !== 'name')))
    case 'fatality':
      return much || who
    case 'injury':
      // "resulted in injuries to a policeman", "caused injuries among civilians".
      if (inConflict && afterwards && /^(to|among|amongst)$/.test(tokens[trigger.last + 1]?.norm ?? ''))
        return afterwards.quantity !== null || (noun.norm === 'injuries' && afterwards.kind === 'people')
      return noun.norm === 'injuries' && much && !sets.sufferOneself.has(taker)
    case 'wound':
    case 'burn':
    case 'bruise':
    case 'fracture':
    case 'concussion':
      return false
    case 'loss of life':
    case 'loss of lives':
      return inConflict
    case 'loss':
      return lossTold(parts, trigger, inConflict, evidence)
    case 'victim':
      return (
        much &&
        inConflict &&
        (sets.takeVictims.has(taker) || afterwards !== null || mourned(parts, trigger.first))
      )
    case 'life':
      return (
        (much && sets.takeLives.has(taker)) ||
        (inConflict && noun.norm === 'lives' && ended(parts, trigger.last)) ||
        (afterwards !== null &&
          (/^(claim|cost|take|lose)$/.test(taker?.lemma ?? '') ||
            (tokens[trigger.first - 1]?.norm === 'the' &&
              /^(include|including|lose)$/.test(tokens[trigger.first - 2]?.lemma ?? ''))))
      )
    case 'body':
    case 'corpse':
    case 'cadaver':
    case 'skeleton':
    case 'remains':
      return deadBody(parts, trigger, inConflict, quantity, afterwards)
    default:
      return much && (trigger.sense.sure || (inConflict && quantity?.lower !== 1))
  }
}

/** "thousands of lives were suddenly ended". */
function ended({ tokens, lexicon }: Parts, last: number): boolean {
  let i = last + 1
  if (tokens[i]?.tag !== 'AUX') return false
  while (/^(AUX|ADV)$/.test(tokens[i]?.tag ?? '')) i++
  // "were lost" is a verb of its own.
  if (tokens[i]?.norm === 'cut') return tokens[i + 1]?.norm === 'short'
  return lexicon.sets.takeLives.has(tokens[i]) && tokens[i]?.lemma !== 'lose'
}

/** "funerals were held for nine victims". */
const mourned = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens
    .slice(Math.max(0, first - 10), first)
    .some((t) => t.sentence === tokens[first]?.sentence && lexicon.sets.funerals.has(t))

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
