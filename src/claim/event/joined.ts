import { after } from '../phrase/beside.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

const BETWEEN =
  /^(and|or|and\/or|\/|,|were|was|been|have|has|either|otherwise|even|seriously|severely|badly|gravely|critically|mortally|grievously|blind|crippled|lame|scarred|burnt)$/

/** The last of three or more words like "killed, wounded and missing" that begin at `k`, of which one amount tells; else `k`. */
function lastSort({ tokens }: Parts, found: readonly Trigger[], k: number): number {
  const events = new Set<string>()
  let end = k
  for (let m = k; m < found.length; m++) {
    const { event, object, first } = found[m] as Trigger
    if (!SORTS.has(event) || object || !fits(found[m] as Trigger) || deed(found[m] as Trigger)) break
    const between = m === k ? [] : tokens.slice((found[m - 1] as Trigger).last + 1, first)
    if (between.length > 2) break
    if (!between.every(({ norm }) => /^(,|and|or|&)$/.test(norm))) break
    events.add(event)
    if (between.some(({ norm }) => norm !== ',') && events.has('deaths') && events.has('injuries')) end = m
  }
  return end > k + 1 ? end : k
}

/** What becomes of those whom a fight costs. */
const SORTS = new Set(['deaths', 'injuries', 'missing', 'captures'])

/** "killed or wounded", "dead and injured": one event, casualties, where no amount of its own stands before the second. */
export function joined(parts: Parts, found: readonly Trigger[]): Trigger[] {
  const { tokens } = parts
  const result: Trigger[] = []
  for (let k = 0; k < found.length; k++) {
    const a = found[k] as Trigger
    const sort = lastSort(parts, found, k)
    if (sort > k) {
      append(result, { ...a, event: 'casualties', last: (found[sort] as Trigger).last, or: [] })
      k = sort
      continue
    }
    const b = found[k + 1]
    const noun = b && (nouns(parts, a, b) ?? counts(parts, a, b))
    if (noun) {
      result.push(noun)
      k++
      continue
    }
    const pair = b && new Set([a.event, b.event])
    // "stabbed and killed a priest": the deed and its end.
    const end =
      b && a.event === 'injuries' && b.event === 'deaths' && deed(a) && fits(b) && b.first === a.last + 2
    if (end && tokens[a.last + 1]?.norm === 'and') continue
    if (
      b &&
      pair?.has('deaths') &&
      pair.has('injuries') &&
      a.object === null &&
      fits(a) &&
      fits(b) &&
      !deed(a) &&
      !deed(b)
    ) {
      const between = tokens.slice(a.last + 1, b.first)
      const or = between.some((t) => t.norm.endsWith('or'))
      const same = a.sense.victim === b.sense.victim
      const both = between.length > 0 && between.length <= 5 && between.every((t) => BETWEEN.test(t.norm))
      if (
        both &&
        !ownObject(parts, a, b) &&
        between.some((t) => /^(and|or|and\/or|\/)$/.test(t.norm)) &&
        (same || or || a.sense.as === 'state')
      ) {
        append(result, { ...a, event: 'casualties', last: b.last, or: [] })
        k++
        continue
      }
    }
    result.push(a)
  }
  return result
}

/** "left two men injured and destroyed a bridge", "shot a guard dead and wounded two": the second word has an object of its own. */
function ownObject(parts: Parts, a: Trigger, b: Trigger): boolean {
  const { tokens } = parts
  // "leaving two dead and injuring nine", "killed three by beheading, and wounded nine": one more deed of what left them.
  if ((b.form === 'ing') !== (a.form === 'ing') && (b.form === 'ing' || tokens[a.first - 1]?.norm === 'by'))
    return true
  if (b.form !== 'ed' || tokens[b.first]?.tag !== 'VERB') return false
  const object = after(parts, b.last + 1)
  if (!object || object.kind === 'thing') return object !== null
  // "dead" takes no object, so what stands behind is of the other: not "the dead and wounded soldiers", "dead or wounded".
  const alone = a.sense.as === 'state' && tokens[a.first]?.tag === 'ADJ' && tokens[b.first - 1]?.norm !== 'or'
  const opens = tokens[b.last + 1]?.tag ?? ''
  const told = object.quantity !== null || object.kind === 'name' || /^(DET|PRON)$/.test(opens)
  return alone && told && object.first === b.last + 1
}

// "shot and killed", "stabbed and killed": a deed and its one end, not two.
const deed = ({ sense }: Trigger): boolean => sense.traits.includes('deed')

/** "the killing and wounding of 40 soldiers": one noun for casualties, or null. */
function nouns({ tokens }: Parts, a: Trigger, b: Trigger): Trigger | null {
  if (a.event === b.event || !HURT.test(a.event) || !HURT.test(b.event)) return null
  if (b.first !== a.last + 2 || !/^(and|or|&)$/.test(tokens[b.first - 1]?.norm ?? '')) return null
  if (tokens[b.last + 1]?.norm !== 'of') return null
  const act = [a, ...a.or].find(({ sense }) => sense.as === 'act')
  return act && [b, ...b.or].some(({ sense }) => /^(act|count)$/.test(sense.as))
    ? { ...act, event: 'casualties', head: b.last, last: b.last, or: [] }
    : null
}

/** "912 civilian deaths and injuries": one number of both, told before them; "40 deaths and injuries to 90" tells each. */
function counts({ tokens, quantityOf }: Parts, a: Trigger, b: Trigger): Trigger | null {
  if (a.event === b.event || !HURT.test(a.event) || !HURT.test(b.event)) return null
  if (b.first !== a.last + 2 || !/^(and|or|and\/or)$/.test(tokens[a.last + 1]?.norm ?? '')) return null
  const count = [a, ...a.or].find(({ sense }) => sense.as === 'count')
  if (!count || ![b, ...b.or].some(({ sense }) => sense.as === 'count')) return null
  if (![a, b].every(({ last }) => tokens[last]?.norm.endsWith('s'))) return null
  const amountAt = (i: number): boolean => (quantityOf[i] ?? -1) !== -1 && tokens[i]?.norm !== 'no'
  let i = a.first - 1
  while (!amountAt(i) && i > a.first - 4 && /^(ADJ|NOUN|PROPN|ADP|DET)$/.test(tokens[i]?.tag ?? '')) i--
  const whom = /^(to|of|among)$/.test(tokens[b.last + 1]?.norm ?? '') ? b.last + 2 : Infinity
  if (!amountAt(i) || [0, 1, 2].some((n) => amountAt(whom + n))) return null
  return { ...count, event: 'casualties', head: b.last, last: b.last, or: [] }
}

/** Of those who die and those who live on. */
const HURT = /^(deaths|injuries)$/

/** Puts down casualties; of "left 12 dead or wounded" the verb and "dead" are words of them. */
function append(result: Trigger[], casualties: Trigger): void {
  const left = result.at(-1)
  if (left?.object && left.last === casualties.first)
    result[result.length - 1] = { ...left, event: 'casualties', last: casualties.last, or: [] }
  else result.push(casualties)
}

const fits = ({ sense }: Trigger): boolean => sense.as === 'verb' || sense.as === 'state'
