import type { Token } from '../../model/index.ts'
import type { Parts } from './parts.ts'

/** The tokens from `from` on and before `to` that stand in the sentence of token `at`. */
export const near = ({ tokens }: Parts, at: number, from: number, to: number): Token[] =>
  tokens.slice(Math.max(0, from), to).filter(({ sentence }) => sentence === tokens[at]?.sentence)
