import { type EventWord, wordOf } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Parts } from './parts.ts'

/** Do the words of an entry after its first stand from token `from` on? */
export const follows = (tokens: readonly Token[], from: number, rest: EventWord['rest']): boolean => {
  for (let k = 0; k < rest.length; k++) {
    if (!rest[k]?.includes(wordOf(tokens[from + k]))) return false
  }
  return true
}

/** What the lists say of the word at token `i`, where the other words of the entry follow it at once. */
export function eventsAt({ tokens, lexicon }: Parts, i: number): readonly EventWord[] {
  const all = lexicon.events.at(tokens, i)
  return all.length === 0 ? all : all.filter(({ rest }) => follows(tokens, i + 1, rest))
}
