import type { Token } from '../../model/index.ts'
import type { Parts } from './parts.ts'

/** The head of the noun phrase that token `i` is in: "ruins" for "the" of "into the ruins". */
export const headAt = ({ tokens, groups, groupOf }: Parts, i: number): Token | undefined =>
  tokens[groups[groupOf[i] ?? -1]?.head ?? -1]
