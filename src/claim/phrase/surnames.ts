import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { isCapitalised } from '../../text/index.ts'
import { personWord } from './who.ts'

/** The last words of persons told by their full names, lower case: "Sands" of "Evan Sands", who is Sands from then on. */
export function surnames(tokens: readonly Token[], lexicon: Lexicon): string[] {
  const found: string[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    const { tag, norm, sentence } = tokens[i] as Token
    if (tag !== 'PROPN' || tokens[i + 1]?.tag !== 'PROPN') continue
    if (!lexicon.givenNames.has(norm) && !afterPerson(tokens, lexicon, i)) continue
    let last = i
    while (last < i + 3 && tokens[last + 1]?.tag === 'PROPN' && tokens[last + 1]?.sentence === sentence)
      last++
    const name = tokens[last]
    const other = name && (lexicon.placeNouns.has(name.norm) || lexicon.sides.at(tokens, last))
    if (name && last > i && !other && isCapitalised(name.text)) found.push(name.norm)
  }
  return found
}

/** "the journalist [Ziva Sands]". */
const afterPerson = (tokens: readonly Token[], lexicon: Lexicon, i: number): boolean =>
  tokens[i - 1]?.tag === 'NOUN' &&
  personWord(tokens, i - 1, lexicon.populations.at(tokens, i - 1)?.value ?? null)
