import { z } from 'zod'
import { entries } from './file.ts'
import { nounForms } from './inflect.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(z.strictObject({ role: z.string(), words: z.array(z.string()), example: z.string() }))

/** Nouns for people, each with its role ("policeman" → "police"), in singular and plural. */
export type Populations = Phrases<string>

export function populations(directory: string | null): Populations {
  return phrases(
    entries('populations.yaml', shape, directory).flatMap(({ role, words }) =>
      words.flatMap((phrase) => forms(phrase).map((form) => [form, role] as const)),
    ),
  )
}

/** What the tagger leaves joined to its noun: "co-pilot", "ex-soldier". */
const PREFIX = /^(co|non|sub|ex|vice)-/

/** "prisoner of war" → singular and plural: the noun is the last word, or the first one before "of". */
function forms(phrase: string): string[] {
  if (PREFIX.test(phrase)) return [...cut(phrase), ...nounForms(phrase)]
  return cut(phrase)
}

function cut(phrase: string): string[] {
  const apart = phrase.replaceAll('-', ' - ').split(' ')
  const at = apart.includes('of') ? 0 : apart.length - 1
  return nounForms(apart[at] ?? phrase).map((form) =>
    apart.map((word, i) => (i === at ? form : word)).join(' '),
  )
}
