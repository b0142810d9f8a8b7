import type { Token } from '../../model/index.ts'
import { isCapitalised, startsWithCapital, startsWithSmall } from '../../text/index.ts'

// Where an event word is part of a name it tells of no event. Each of these looks at what stands right beside it.

/**
 * "the Office of [Kidnapped] Affairs", "the Commission on [Missing] Persons": a verb or state between a small word and a
 * capitalised one. Headlines and texts in capitals tell nothing by their letters.
 */
export function isInTitle(tokens: readonly Token[], i: number): boolean {
  const [before, word, next] = [tokens[i - 1], tokens[i], tokens[i + 1]]
  return (
    before?.sentence === word?.sentence &&
    isCapitalised(word?.text ?? '') &&
    isCapitalised(next?.text ?? '') &&
    startsWithSmall(before?.text ?? '')
  )
}

/** "the head of it, [Amnesty] International": no imperative behind a comma. */
export function followsComma(tokens: readonly Token[], i: number): boolean {
  const [before, word] = [tokens[i - 1], tokens[i]]
  return (
    word?.tag === 'PROPN' &&
    before?.norm === ',' &&
    before.sentence === word.sentence &&
    isCapitalised(word.text)
  )
}

/** "Anna [Held]": a proper noun behind another. */
export function endsName(tokens: readonly Token[], i: number): boolean {
  const [before, word] = [tokens[i - 1], tokens[i]]
  return (
    word?.tag === 'PROPN' &&
    before?.tag === 'PROPN' &&
    before.sentence === word.sentence &&
    startsWithCapital(word.text)
  )
}

/** "the Norland People's [Liberation] Movement": a noun that goes on in a proper noun. */
export const leadsName = (tokens: readonly Token[], i: number): boolean =>
  startsWithCapital(tokens[i]?.text ?? '') &&
  tokens[i + 1]?.tag === 'PROPN' &&
  startsWithCapital(tokens[i + 1]?.text ?? '')
