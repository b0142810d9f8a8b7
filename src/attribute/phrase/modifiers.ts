import type { Token } from '../../model/index.ts'
import { nominal, type Scan } from './scan.ts'

/** Does a noun, or an adjective and a noun, follow a participle at token `k`: "the rebel-[run] local clinic"? */
export const goesOn = (tokens: readonly Token[], k: number): boolean =>
  nominal(tokens[k + 1]) ||
  modifiersJoined(tokens, k + 1) ||
  (tokens[k - 1]?.norm === '-' && tokens[k + 1]?.tag === 'ADJ')

/** Is token `k` the comma of "the Dovra-based, independent centre", between two words that tell of one noun? */
export const modifiersJoined = (tokens: readonly Token[], k: number): boolean =>
  tokens[k]?.norm === ',' &&
  /^(based|run|backed|led|held|funded|linked)$/.test(tokens[k - 1]?.norm ?? '') &&
  tokens[k - 2]?.norm === '-' &&
  tokens[k + 1]?.tag === 'ADJ' &&
  nominal(tokens[k + 2])

/** Does the adverb at `k` stand inside a phrase: "highly placed", "an earlier report"? */
export const leads = ({ tokens }: Scan, k: number): boolean =>
  /^(ADJ|NUM|VERB)$/.test(tokens[k + 1]?.tag ?? '') ||
  (/^(earlier|later|then)$/.test(tokens[k]?.norm ?? '') &&
    tokens[k - 1]?.tag === 'DET' &&
    nominal(tokens[k + 1]))
