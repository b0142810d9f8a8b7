import { z } from 'zod'
import { entries } from './file.ts'
import { nounForms } from './inflect.ts'
import { phrases, type Phrases } from './phrases.ts'

const WHOSE = ['ours', 'own', 'foe', 'hostile', 'arms', 'home', 'stranger', 'irregular'] as const

const shape = z.array(
  z.strictObject({ whose: z.enum(WHOSE), words: z.array(z.string()), example: z.string() }),
)

/** Whose somebody is by who speaks: the speaker's, or those he fights. */
export type Whose = (typeof WHOSE)[number]

/** Words that tell it, nouns in singular and plural. */
export function allegiance(directory: string | null): Phrases<Whose> {
  return phrases(
    entries('allegiance.yaml', shape, directory).flatMap(({ whose, words }) =>
      words
        .flatMap((word) => (whose === 'ours' ? [word] : nounForms(word)))
        .map((form) => [form, whose] as const),
    ),
  )
}
