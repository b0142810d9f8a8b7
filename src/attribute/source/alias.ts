import type { Token } from '../../model/index.ts'
import type { Mention } from '../phrase/mention.ts'
import { rename, type Cast } from './cast.ts'
import type { Known } from './registry.ts'
import type { Scan } from '../phrase/scan.ts'

/** How far behind the words of a source a name is looked for, in characters. */
const NEAR = 110

const NAMES =
  /^,?\s*(?:(?:identified|known)(?: only| simply| just)? as\b|(?:who|us(?:es|ing)|whose|calling|identif\w+|known|nicknamed|going|using|giving)\b[^.;:!?]{0,60}?(?:\bname(?: only)? as|\b(?:him|her)self(?: only)? as|\b(?:be|was|is) (?:called|named)|\b(?:identified|known)(?: only| simply| just)? (?:as|by (?:the|his|her|their) [a-z ]{4,30})|\bnicknamed|\bcall ?sign(?: is| was)?|\b(?:uses|using) the (?:name|alias)|\bcalling (?:him|her)self|\bgo(?:es|ing) by(?: the name)?(?: of)?))\s+["“‘']?(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]*){0,2})/u

/**
 * The name that somebody without one is given behind the words for him: "a commander who asked to be called Wolf",
 * "a resident, who gave her name only as Sana"; null where there is none.
 */
export function aliasOf(s: Scan, last: Token): string | null {
  const end = s.doc.sentences[last.sentence]?.span[1] ?? last.end
  return NAMES.exec(s.doc.text.slice(last.end, Math.min(end, last.end + NEAR)))?.[1] ?? null
}

/** Calls a source without a name by the name told here, so that it stands for him from now on. */
export function named(c: Cast, source: Known, { role, words }: Mention, name: string): Known {
  source.role ??= role ?? words
  rename(c, source, name)
  source.named = true
  source.kind = 'person'
  return source
}
