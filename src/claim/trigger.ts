import type { EventSense, EventWord } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { after } from './subject.ts'
import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'
import { verbFrame } from './verb.ts'

/** Event words as they stand in the text. `object` is the group between a verb and its other words ("took 12 hostage"). */
export interface Trigger {
  readonly event: string
  readonly sense: EventSense
  readonly form: EventWord['form']
  /** The verb or noun that the grammar looks at. */
  readonly head: number
  readonly first: number
  readonly last: number
  readonly object: Group | null
}

/** All event words, left to right; of those that overlap the longest. */
export function triggers(parts: Parts): Trigger[] {
  const { tokens } = parts
  const found: Trigger[] = []
  let free = 0
  for (let i = 0; i < tokens.length; i++) {
    if (i < free) continue
    const trigger = at(parts, i)
    if (trigger) {
      found.push(trigger)
      free = trigger.object ? i + 1 : trigger.last + 1
    }
  }
  return joined(parts, found)
}

function at(parts: Parts, i: number): Trigger | null {
  const { tokens, lexicon } = parts
  let best: Trigger | null = null
  let length = -1
  for (const { sense, form, rest } of lexicon.events.at(tokens, i)) {
    if (rest.length < length) continue
    if (rest.length === 0 && !tagFits(parts, i, sense, form)) continue
    let last = i + rest.length
    let object: Group | null = null
    const between =
      sense.as === 'state' && rest.length > 0 && /^(ADJ|PROPN|DET|PRON)$/.test(tokens[i + 1]?.tag ?? '')
        ? 1
        : 0
    if (between === 1 && !follows(tokens, i + 1, rest) && follows(tokens, i + 2, rest))
      last = i + 1 + rest.length
    else if (!follows(tokens, i + 1, rest)) {
      if (sense.as !== 'verb' || sense.victim !== 'object') continue
      object = after(parts, i + 1)
      if (!object || object.kind === 'thing' || !follows(tokens, object.last + 1, rest)) continue
      last = object.last + rest.length
    }
    // A verb that fits its tag comes before a noun, and a plain word before one with other meanings.
    if (rest.length === length && best && (best.sense.as === 'verb' || best.sense.sure || !sense.sure))
      continue
    length = rest.length
    const noun = sense.as === 'verb' || sense.as === 'state' ? i : last
    best = { event: sense.event, sense, form, head: noun, first: i, last, object }
  }
  return best
}

const follows = (tokens: readonly Token[], from: number, rest: readonly string[]): boolean =>
  rest.every((word, k) => tokens[from + k]?.norm === word)

function tagFits(parts: Parts, i: number, sense: EventSense, form: EventWord['form']): boolean {
  const t = parts.tokens[i] as Token
  const before = parts.tokens[i - 1]
  if (sense.as === 'verb') {
    if (form === 'base' || form === 's') {
      if (t.tag === 'VERB') return !(before?.tag === 'DET' || (before?.tag === 'ADJ' && form === 'base'))
      if (before?.norm === 'to' || (form === 'base' && verbFrame(parts, i).modal !== null)) return true
      // An imperative is often tagged as a noun: "Release the hostages."
      const opens =
        before === undefined || before.sentence !== t.sentence || /^(PUNCT|CCONJ)$/.test(before.tag)
      return form === 'base' && opens && after(parts, i + 1)?.kind === 'people'
    }
    if (form === 'ing') return t.tag === 'VERB' || t.tag === 'NOUN'
    if (t.norm === sense.word && t.tag !== 'VERB')
      return t.tag === 'ADJ' || t.tag === 'NOUN' || t.tag === 'ADV'
    return true
  }
  if (sense.as === 'state') return t.tag !== 'VERB' || t.norm === 'missing' || t.norm === 'fallen'
  if (t.tag === 'VERB') return t.norm.endsWith('ing') || before?.tag === 'DET' || before?.norm === "'s"
  return t.tag === 'NOUN' || t.tag === 'PROPN' || t.tag === 'ADJ'
}

const BETWEEN = /^(and|or|and\/or|\/|,|were|was|been|have|has|either|otherwise|even)$/

/** "killed or wounded", "dead and injured": one event, casualties, where no amount of its own stands before the second. */
function joined(parts: Parts, found: readonly Trigger[]): Trigger[] {
  const { tokens } = parts
  const result: Trigger[] = []
  for (let k = 0; k < found.length; k++) {
    const a = found[k] as Trigger
    const b = found[k + 1]
    const pair = b && new Set([a.event, b.event])
    if (b && pair?.has('deaths') && pair.has('injuries') && a.object === null && fits(a) && fits(b)) {
      const between = tokens.slice(a.last + 1, b.first)
      const or = between.some((t) => /or$/.test(t.norm))
      const same = a.sense.victim === b.sense.victim
      const both = between.length > 0 && between.length <= 5 && between.every((t) => BETWEEN.test(t.norm))
      if (
        both &&
        between.some((t) => /^(and|or|and\/or|\/)$/.test(t.norm)) &&
        (same || or || a.sense.as === 'state')
      ) {
        result.push({ ...a, event: 'casualties', last: b.last })
        k++
        continue
      }
    }
    result.push(a)
  }
  return result
}

const fits = ({ sense }: Trigger): boolean => sense.as === 'verb' || sense.as === 'state'
