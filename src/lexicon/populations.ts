import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(z.strictObject({ role: z.string(), words: z.array(z.string()), example: z.string() }))

/** Nouns for people, each with its role ("policeman" → "police"), found by their lemma at their last word. */
export type Populations = Phrases<string>

export function populations(directory: string | null): Populations {
  return phrases(
    entries('populations.yaml', shape, directory).flatMap(({ role, words }) =>
      words.flatMap((phrase) => forms(phrase).map((form) => [form, role] as const)),
    ),
  )
}

/** "prisoner of war" → its words, the noun of it by lemma: "prisoners of war", and the form as written. */
function forms(phrase: string): string[] {
  const apart = phrase.replaceAll('-', ' - ').split(' ')
  const at = apart.includes('of') ? 0 : apart.length - 1
  return [apart.join(' '), apart.map((word, i) => (i === at ? `~${word}` : word)).join(' ')]
}
