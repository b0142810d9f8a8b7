import type { Token } from '../../model/index.ts'
import { named } from './apposition.ts'
import type { Group } from './draft.ts'
import { groupAt } from './group-at.ts'
import { WH } from './joints.ts'
import type { Parts } from './parts.ts'

const QUOTE = /^["“”'‘’]$/

/** The noun phrase that ends right before `from` (a comma or adverbs between are passed over). */
export function before(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  let i = from - 1
  let commas = 0
  while (i >= 0 && tokens[i]?.sentence === tokens[from]?.sentence) {
    const t = tokens[i] as Token
    const group = groupAt(parts, i)
    if (group && group.last >= from) return null
    // "Moss, one of 12 guards [held there]": the clause tells of the 12.
    if (group && group.last >= i) return group.outOf ? group : named(parts, group)
    if (t.norm === ',' && commas++ === 0) i--
    // "the soldiers “martyred” in the raid": one word in quotation marks.
    else if (i === from - 1 && QUOTE.test(t.text) && QUOTE.test(tokens[from + 1]?.text ?? '')) i--
    else if (t.tag === 'ADV' || WH.test(t.norm) || t.norm === 'both' || t.norm === '(') i--
    else return null
  }
  return null
}

/** The noun phrase that starts right at `from` in the sentence of the token before, adverbs and quotation marks passed over. */
export function after(parts: Parts, from: number): Group | null {
  const { tokens, periodOf } = parts
  for (let i = from; i < from + 3 && i < tokens.length; i++) {
    const t = tokens[i] as Token
    if (t.sentence !== tokens[from - 1]?.sentence || periodOf[i] !== -1) return null
    const group = groupAt(parts, i)
    // "killed [Adam]'s chances": an owner is no object.
    if (group && owns(parts, group)) return null
    if (group) return group.first === i || i === from ? group : null
    if (/^(when|while|where|how|then|there|later|also|that|whether)$/.test(t.norm)) return null
    const passed =
      t.tag === 'ADV' ||
      t.tag === 'DET' ||
      (t.norm === 'not' && /^(only|just)$/.test(tokens[i + 1]?.norm ?? '')) ||
      QUOTE.test(t.text) ||
      /^(another|other|all|both|neither)$/.test(t.norm)
    if (!passed) return owned(parts, i)
  }
  return null
}

/** "[Adam]'s chances", "[the guards]' post", not "‘… killing [a farmer]’", where the words in quotation marks end. */
function owns({ tokens }: Parts, { last }: Group): boolean {
  const mark = tokens[last + 1]?.norm
  return mark === "'s" || (mark === "'" && (tokens[last]?.norm.endsWith('s') ?? false))
}

/** "expelled the [village's] 300 inhabitants": counted people after their owner, whose words begin at `from`. */
function owned(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  let i = from
  while (i < from + 4 && /^(NOUN|PROPN|ADJ)$/.test(tokens[i]?.tag ?? '') && !groupAt(parts, i)) i++
  const group = groupAt(parts, i + 1)
  const counted = group?.first === i + 1 && group.kind === 'people' && group.quantity
  return i > from && /^('s|')$/.test(tokens[i]?.norm ?? '') && counted ? group : null
}
