import type { Token } from '../../model/index.ts'
import { groupAt } from './group-at.ts'
import type { Parts } from './parts.ts'

/** The head of the noun phrase that token `i` is in: "ruins" for "the" of "into the ruins". */
export const headAt = (parts: Parts, i: number): Token | undefined =>
  parts.tokens[groupAt(parts, i)?.head ?? -1]
