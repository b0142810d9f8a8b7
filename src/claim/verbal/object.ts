import { after } from '../phrase/beside.ts'
import { type Group, severalOf } from '../phrase/draft.ts'
import { groupAt, groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { another } from '../nominal/number.ts'
import { pastSorts } from '../nominal/extent.ts'
import type { Trigger } from '../event/trigger.ts'

/** "sent a battery with 100 soldiers", "two ships carrying 900 marines": the counted people who go with a thing. */
export function aboard(parts: Parts, { kind, last }: Group): Group | null {
  const { tokens } = parts
  if (kind !== 'thing' || !/^(with|carrying|including)$/.test(tokens[last + 1]?.norm ?? '')) return null
  const people = groupFrom(parts, last + 2)
  return people?.kind === 'people' && people.quantity ? people : null
}

/** The people whom the words of an active verb take, or null. */
export function objectOf(parts: Parts, { first, last }: Trigger): Group | null {
  let i = last + 1
  // "killed and wounded 12 people", "abducted and killed": the object comes after the verbs joined to it.
  for (let next = nextVerb(parts, i); next > 0; next = nextVerb(parts, i)) i = next + 1
  const found =
    pastThings(parts, after(parts, i)) ??
    another(parts, i) ??
    pastTime(parts, i) ??
    pastLost(parts, i) ??
    pastAside(parts, i) ??
    pastPhrase(parts, i)
  // "alive but injured so [we] took them".
  if (found?.kind === 'pronoun' && parts.tokens[i]?.norm === 'so') return null
  if (found?.quantity && ofThings(parts, found, last)) return null
  // "the crew of a hijacked [ship]": the verb tells of what they are of.
  const of = /^(DET|ADJ)$/.test(parts.tokens[first - 1]?.tag ?? '') ? first - 2 : first - 1
  if (found && found.head < of && parts.tokens[of]?.norm === 'of') return null
  // "keep [killing civilians]", read as one phrase.
  if (!found || found.first > last) return found?.kind === 'people' ? from(found, i) : found
  return from(found, last + 1)
}

/** "seized ten lorries and burned [nine others]": others of the counted things that the verb joined to it takes. */
function ofThings(parts: Parts, others: Group, verb: number): boolean {
  const { tokens } = parts
  if (!/^(others|more)$/.test(tokens[others.last]?.norm ?? '') || tokens[verb - 1]?.norm !== 'and')
    return false
  const things = groupTo(parts, verb - 2)
  return things?.kind === 'thing' && (things.quantity ?? null) !== null
}

/** The phrase without what stands before token `first`: of "kidnapping villagers" the villagers. */
const from = (group: Group, first: number): Group =>
  group.first >= first
    ? group
    : { ...group, first, words: group.words && [Math.max(group.words[0], first), group.words[1]] }

/** The verb that "and" or a comma in a list of verbs joins at `i`: "murdered[, tortured, and drove out]"; else -1. */
function nextVerb({ tokens, quantityOf }: Parts, i: number): number {
  // "killed and nearly [100 wounded]": an adverb of the amount.
  // "killed and presumably [quite a few others]": so is that.
  const verb = (at: number): boolean =>
    quantityOf[at] === -1 &&
    (tokens[at]?.tag === 'VERB' || (tokens[at]?.tag === 'ADV' && tokens[at + 1]?.tag === 'VERB'))
  const gerund = (at: number): boolean => tokens[at]?.norm.endsWith('ing') ?? false
  // "killing and abducting villagers".
  const ing = gerund(i - 1) && gerund(i + 1)
  if (ing && tokens[i]?.norm === 'and') return quantityOf[i + 1] === -1 ? i + 1 : -1
  const and = (at: number): boolean => /^(and|or|then)$/.test(tokens[at]?.norm ?? '')
  // "those we lost, and [protect] those who remain", "three by beheading, and [injured] nine": another form of verb.
  const base = (at: number): boolean => tokens[at]?.norm === tokens[at]?.lemma
  const other = (at: number): boolean =>
    (base(at) && !base(i - 1) && !INVARIABLE.test(tokens[at]?.norm ?? '')) ||
    (tokens[at]?.tag === 'VERB' && gerund(i - 1) && !gerund(at))
  // "kidnapped and later released a priest".
  const late = tokens[i + 1]?.tag === 'ADV' && tokens[i + 2]?.tag === 'VERB' && !other(i + 2) ? 2 : 1
  if (and(i)) return verb(i + 1) ? i + late : -1
  if (tokens[i]?.norm !== ',') return -1
  if (and(i + 1)) return tokens[i + 2]?.tag === 'VERB' && !other(i + 2) ? i + 2 : -1
  const last = tokens[i + 2]?.norm === ',' ? i + 3 : i + 2
  return tokens[i + 1]?.tag === 'VERB' && and(last) && tokens[last + 1]?.tag === 'VERB' ? i + 1 : -1
}

/** Verbs whose past is written as their present. */
const INVARIABLE = /^(hurt|hit|cut|put|set|let|beat|burst)$/

/** "sent [90 tanks] and 400 soldiers": counted people joined to counted things, which the verb takes with them. */
function pastThings(parts: Parts, first: Group | null): Group | null {
  const { tokens } = parts
  if (first?.kind !== 'thing') return first
  // "captured alive", "killed due to shelling".
  if (first.first === first.last && /^(alive|due)$/.test(tokens[first.head]?.norm ?? '')) return null
  if (first.quantity === null) {
    // "captured the station and 12 policemen", not "captured the station, and 12 policemen died".
    const people = tokens[first.last + 1]?.norm === 'and' ? groupAt(parts, first.last + 2) : undefined
    const counted = people?.first === first.last + 2 && people.kind === 'people' && people.quantity
    return counted && !/^(VERB|AUX|ADV|PRON)$/.test(tokens[people.last + 1]?.tag ?? '') ? people : first
  }
  for (let i = first.last + 1; /^(and|,|as|well)$/.test(tokens[i]?.norm ?? ''); i++) {
    const next = groupFrom(parts, i + 1)
    if (!next) continue
    if (next.kind === 'people' && next.quantity) return next
    if (next.kind !== 'thing' || next.quantity === null) return first
    i = next.last
  }
  return first
}

/** "kidnapped on Friday two engineers": counted or named people told after a time. */
function pastTime(parts: Parts, from: number): Group | null {
  const { tokens, periodOf } = parts
  let i = from
  while (i < from + 6 && periodOf[i] !== undefined && periodOf[i] !== -1) i++
  const group = groupFrom(parts, i)
  if (i === from || !group || !(group.kind === 'people' || group.kind === 'name')) return null
  // "killed since the group began its armed struggle".
  const owned = tokens[i]?.tag === 'DET' || tokens[i]?.tag === 'PRON'
  return (group.kind === 'name' && !owned) || group.quantity ? group : null
}

/** "lost, [in killed and wounded,] about 300": an amount told after what became of them. */
function pastLost(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  const start = tokens[from]?.norm === ',' ? from + 1 : from
  let end = pastSorts(parts, start)
  if (end === start) return null
  if (tokens[end]?.norm === ',') end++
  const group = groupFrom(parts, end)
  return group && group.quantity !== null && group.kind !== 'thing' ? group : null
}

/** "murdered, in cold blood, four peasants": counted people told after an aside without a verb. */
function pastAside(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  if (tokens[from]?.norm !== ',') return null
  for (let i = from + 1; i < from + 12 && tokens[i]?.sentence === tokens[from]?.sentence; i++) {
    if (/^(VERB|AUX|SCONJ|CCONJ)$/.test(tokens[i]?.tag ?? '')) return null
    if (tokens[i]?.norm !== ',') continue
    const group = groupFrom(parts, i + 1)
    const aside = /^(ADP|ADV)$/.test(tokens[from + 1]?.tag ?? '')
    return aside && group?.kind === 'people' && group.quantity ? group : null
  }
  return null
}

/** "killed in an ambush near Harra nine guards": counted people told after where, when or how; one of them only at the head of a list. */
function pastPhrase(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  if (tokens[from]?.tag !== 'ADP') return null
  for (let i = from + 2; i < from + 11 && tokens[i]?.sentence === tokens[from]?.sentence; i++) {
    const group = groupFrom(parts, i)
    if (group?.first === i && group.kind === 'people' && group.quantity && group.sure) {
      const next = tokens[group.last + 1]
      if (!/^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '')) return null
      if (next?.norm === ',' && groupAt(parts, group.last + 2)?.quantity) return group
      // "12 villagers, mostly women", not "two drivers, and 12 pupils fled".
      const what = next?.norm === ',' ? tokens[next.index + 1] : next
      const ends =
        next?.norm === ',' ? MOSTLY.test(what?.norm ?? '') : /^(PUNCT|ADP|CCONJ)$/.test(what?.tag ?? 'PUNCT')
      return ends && severalOf(group) ? group : null
    }
    if (!/^(NOUN|PROPN|ADJ|DET|NUM|ADP)$/.test(tokens[i]?.tag ?? '') && tokens[i]?.norm !== 'and') return null
  }
  return null
}

/** What tells of the people right before it who some of them are. */
const MOSTLY = /^(mostly|mainly|most|including|many|some|among|half|all)$/
