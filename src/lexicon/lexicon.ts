import { abbreviations, type Abbreviations } from './abbreviations.ts'
import { capitals } from './capitals.ts'
import { populations, type Populations } from './populations.ts'
import { sides, type Sides } from './sides.ts'

/** All words the reader knows, loaded once and passed to every stage. */
export interface Lexicon {
  readonly abbreviations: Abbreviations
  readonly capitals: ReadonlySet<string>
  readonly sides: Sides
  readonly populations: Populations
}

/**
 * The lexicon that ships, with the files of `directory` (same names) in place of its own.
 * Touches the disk; everything after it is pure.
 * @throws OnrecordError `lexicon` when a file cannot be read or an entry is wrong.
 */
export function loadLexicon(directory: string | null = null): Lexicon {
  return {
    abbreviations: abbreviations(directory),
    capitals: capitals(directory),
    sides: sides(directory),
    populations: populations(directory),
  }
}
