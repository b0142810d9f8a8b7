import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { bare } from './apposition.ts'

export type Gender = 'man' | 'woman'

/** What the given name of somebody's full name tells: "Ana Reyes" is a woman; null for a last name alone. */
export const genderOfName = (name: string, { givenNames }: Lexicon): Gender | null =>
  givenNames.get(name.split(' ')[0]?.toLowerCase() ?? '') ?? null

/** What the words for somebody tell, "spokeswoman" or "Mr.", or else the given name among the words of his full `name`. */
export function genderTold(words: readonly Token[], name: readonly Token[], lexicon: Lexicon): Gender | null {
  for (const { norm } of words) {
    const told = lexicon.gendered.get(bare(norm))
    if (told) return told
  }
  // Jean-Pierre is no Jean; a name alone is most often a last name, whatever else it can be.
  const given = name[1]?.norm === '-' ? name[2] : name[0]
  return name.length > 1 ? (lexicon.givenNames.get(given?.norm ?? '') ?? null) : null
}
