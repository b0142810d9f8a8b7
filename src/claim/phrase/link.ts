import type { Token } from '../../model/index.ts'
import { commaAfter } from './aside.ts'
import type { Parts } from './parts.ts'

export const AND = /^(and|or|&|plus|nor)$/

/** After ", ", " and ", ", and ", " as well as ", " but also ": where the next phrase would start; -1 where nothing joins. */
export function link(parts: Parts, from: number): number {
  const { tokens } = parts
  let i = from
  if (tokens[i]?.norm === ',' || (tokens[i]?.norm === ';' && listItem(tokens, i))) i++
  if (AND.test(tokens[i]?.norm ?? '')) i = pastSaid(parts, i + 1)
  else if (tokens[i]?.norm === 'as' && tokens[i + 1]?.norm === 'well' && tokens[i + 2]?.norm === 'as') i += 3
  // "not only nurses but also two boys".
  else if (tokens[i]?.norm === 'but' && tokens[i + 1]?.norm === 'also') i += 2
  else if (/^(along|together)$/.test(tokens[i]?.norm ?? '') && tokens[i + 1]?.norm === 'with') i += 2
  return i > from && tokens[i]?.sentence === tokens[from - 1]?.sentence ? i : -1
}

/** "two guards and[, the ministry said,] nine nurses": past who says the rest, in commas that open at `i`, or `i`. */
function pastSaid({ tokens, lexicon }: Parts, i: number): number {
  const end = tokens[i]?.norm === ',' ? commaAfter(tokens, i, ASIDE) : -1
  if (end < 0) return i
  const said = tokens[i + 1]?.norm === 'according' || lexicon.cues.verbOf(tokens[end - 1])?.takes.has('quote')
  return said ? end + 1 : i
}

/** So many words on an aside in commas ends. */
const ASIDE = 11

/** Has what follows a semicolon no verb: "the mayor; [his clerk]; and two guards"? */
function listItem(tokens: readonly Token[], semicolon: number): boolean {
  for (let i = semicolon + 1; tokens[i]?.sentence === tokens[semicolon]?.sentence; i++) {
    if (tokens[i]?.norm === ';') return true
    if (!tokens[i] || /^(AUX|VERB)$/.test(tokens[i]?.tag ?? '')) return false
  }
  return true
}

/**
 * Past an aside that opens at `i`: "a commander (retired) [and a judge]", "six priests, two of whom were foreigners[, and
 * two women]", "an engineer, Rahel Tamm, 34[, and a nurse]".
 */
export function pastAside(parts: Parts, i: number): number {
  const { tokens } = parts
  if (tokens[i]?.norm === ',') return pastPart(parts, i)
  // "195 hostages – including 35 dead – [and 900 prisoners]".
  if (/^(–|—|--)$/.test(tokens[i]?.text ?? '')) {
    if (!tokens[i + 1]?.norm.startsWith('includ')) return i
    for (let k = i + 2; k < i + 12 && tokens[k]?.sentence === tokens[i]?.sentence; k++)
      if (tokens[k]?.text === tokens[i]?.text) return AND.test(tokens[k + 1]?.norm ?? '') ? k + 1 : i
    return i
  }
  if (!/^[([]$/.test(tokens[i]?.text ?? '')) return i
  for (let k = i + 1; k < i + 25 && tokens[k]?.sentence === tokens[i]?.sentence; k++)
    if (/^[)\]]$/.test(tokens[k]?.text ?? '')) return k + 1
  return i
}

/** Does "of them" or "of whom" stand right after token `last`: "two of whom"? */
export const ofThem = (tokens: readonly Token[], last: number): boolean =>
  tokens[last + 1]?.norm === 'of' && /^(them|whom)$/.test(tokens[last + 2]?.norm ?? '')

/** The comma that ends an age, or a part of those told, which opens at the comma `i`, where others follow it; else `i`. */
function pastPart({ tokens, quantities, quantityOf }: Parts, i: number): number {
  const age =
    tokens[i + 1]?.tag === 'NUM' && quantityOf[i + 1] === -1 && /^[,;]$/.test(tokens[i + 2]?.norm ?? '')
  if (age) return i + 2
  const some = quantities[quantityOf[i + 1] ?? -1]
  if (some?.first !== i + 1 || !ofThem(tokens, some.last)) return i
  for (let k = some.last + 3; k < some.last + 12 && tokens[k]?.sentence === tokens[i]?.sentence; k++)
    if (tokens[k]?.norm === ',') return AND.test(tokens[k + 1]?.norm ?? '') ? k : i
  return i
}

/** Has what stands before a semicolon no verb: "[the mayor]; his clerk; and two guards died"? */
export function itemBefore(tokens: readonly Token[], semicolon: number): boolean {
  for (let i = semicolon - 1; tokens[i]?.sentence === tokens[semicolon]?.sentence; i--)
    if (!tokens[i] || /^(AUX|VERB)$/.test(tokens[i]?.tag ?? '')) return false
  return true
}
