import { openReader, type Opening, type Reader } from './reader.ts'

/** The reader that was opened, or, where `kind` says so, another that reads here. */
export type Readers = (kind?: 'fast' | 'trained') => Promise<Reader>

/** The reader of `opening`, and others that read here: each is opened when it is first asked for, and kept. */
export function readersOf(opening: Opening, env: Readonly<Record<string, string | undefined>>): Readers {
  const opened = new Map<string, Promise<Reader>>()
  const { reader: own = 'fast' } = opening.choice
  return (kind = undefined) => {
    const name = kind ?? own
    const there = opened.get(name)
    if (there) return there
    const choice = name === own ? opening.choice : { reader: name }
    const reader = openReader({ ...opening, choice }, env)
    opened.set(name, reader)
    return reader
  }
}
