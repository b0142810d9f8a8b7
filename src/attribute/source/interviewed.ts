import { namesOf } from '../phrase/names.ts'
import { norm, type Scan } from '../phrase/scan.ts'
import type { Billed } from '../phrase/speech-title.ts'

/**
 * Who answers in an interview of which the headline tells only the office ("an interview with the director of the clinic"):
 * the person with a title or a known given name whom the paragraphs before the first question, of index `opening`, name.
 */
export function interviewed(s: Scan, head: string, opening: number): Billed | null {
  if (!new RegExp(s.lexicon.speechTitles.talk, 'iu').test(head)) return null
  const end = s.doc.paragraphs[opening]?.first ?? 0
  const named = [...namesOf(s).values()]
    .flat()
    .filter(({ person, at, last }) => person && last > at && last < end)
    .filter(({ at }) => s.lexicon.givenNames.has(norm(s, at)) || s.lexicon.titles.has(titleBefore(s, at)))
    .toSorted((a, b) => a.at - b.at)[0]
  return named ? { name: named.text, span: null, attributable: false } : null
}

const titleBefore = (s: Scan, at: number): string => norm(s, norm(s, at - 1) === '.' ? at - 2 : at - 1)
