import type { FoundQuantity } from '../../model/index.ts'
import type { Ground } from './parts.ts'

/** The amount that token `i` is a word of. Most tokens are in none: a list asked for its item -1 takes long to find no such thing. */
export function quantityAt(
  { quantities, quantityOf }: Pick<Ground, 'quantities' | 'quantityOf'>,
  i: number,
): FoundQuantity | undefined {
  const index = quantityOf[i] ?? -1
  return index < 0 ? undefined : quantities[index]
}
