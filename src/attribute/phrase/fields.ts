import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { startsWithCapital } from '../../text/index.ts'
import { bare } from './apposition.ts'

/** No office has more words in one of its fields: "Rural Infrastructure Development". */
const LONGEST = 4

/**
 * "Economic[,] Trade and Labour Affairs Minister Hale", "the Food[,] Farming and Rural Affairs Secretary": the token of
 * the title, where the comma at token `comma` parts the fields of one office; -1 for every other comma.
 */
export function titleOfFields(tokens: readonly Token[], comma: number, { sets, titles }: Lexicon): number {
  if (tokens[comma]?.norm !== ',' || !sets.fields.has(tokens[comma - 1])) return -1
  let joined = false
  let part = 0
  for (let i = comma + 1; part <= LONGEST; i++, part++) {
    const token = tokens[i]
    if (!token || token.sentence !== tokens[comma]?.sentence) return -1
    if (joined && part > 0 && titles.get(bare(token.norm)) === 'role') return i
    if (token.norm === 'and' || token.norm === '&' || token.norm === ',') {
      const oxford = token.norm !== ',' && part === 0
      if (joined || !(oxford || sets.fields.has(tokens[i - 1]))) return -1
      joined = token.norm !== ','
      part = -1
    } else if (!startsWithCapital(token.text)) return -1
  }
  return -1
}

/** The first token of an office whose last fields begin at token `at`: "[Coordinating Economic, ]Trade and Labour Affairs Minister". */
export function startOfFields(tokens: readonly Token[], at: number, floor: number, lexicon: Lexicon): number {
  let first = at
  while (first - 2 >= floor && titleOfFields(tokens, first - 1, lexicon) > 0) {
    first -= 2
    while (first > floor && inOffice(tokens[first - 1])) first--
  }
  return tokens[first - 1]?.tag === 'DET' && first < at && first > floor ? first - 1 : first
}

const inOffice = (token: Token | undefined): boolean =>
  token !== undefined && startsWithCapital(token.text) && /^(NOUN|PROPN|ADJ|VERB)$/.test(token.tag)
