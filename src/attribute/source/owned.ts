import type { Token } from '../../model/index.ts'
import { type Cast, latest, match } from './cast.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { standsFor } from './pronoun.ts'
import type { Known } from './registry.ts'
import { isCalled, personOf } from './role.ts'
import type { Scan } from '../phrase/scan.ts'

/** "its army", "his deputy": whose, where that is somebody named. */
export function ownedBy(c: Cast, first: Token, speaker: () => Known | null): Known | null {
  const owner = possessorOf(c, first, speaker)
  return owner?.named ? owner : null
}

/** "its figures", "his report": whose; null where `first` is no possessive of a third person. */
export function possessorOf(c: Cast, first: Token, speaker: () => Known | null): Known | null {
  const pronoun = POSSESSORS[first.norm]
  if (!pronoun || pronoun === 'self') return null
  if (first.norm.startsWith('h') && tellsOf(c.s, first)) return null
  return standsFor(c, pronoun, { token: first, speaker: speaker(), goesOn: false })
}

export const POSSESSORS: Record<string, 'man' | 'woman' | 'many' | 'thing' | 'self'> = {
  his: 'man',
  her: 'woman',
  their: 'many',
  its: 'thing',
  my: 'self',
  our: 'self',
}

/** "Reyes's office", "the mayor's office": whose, where the text names Mayor Ana Reyes in full. */
export function officeOf(c: Cast, tokens: readonly Token[], m: Mention): Known | null {
  const mark = tokens.length - 2
  if (m.head !== 'office' || mark < 1 || tokens[mark]?.norm !== "'s") return null
  const words = tokens.slice(0, mark)
  const of = mention(words, c.s.doc.text, c.s.lexicon)
  return of.kind === 'person' && words[0] ? personCalled(c, of, words[0]) : null
}

/** The person of that name, or in that role, whom the text names in full; null where it does not. */
function personCalled(c: Cast, m: Mention, first: Token): Known | null {
  if (m.name === null) {
    const called = isCalled(c, m)
    const before = first.norm === 'the' ? latest(c, first, (k) => k.named && called(k)) : null
    return before?.source ?? (first.norm === 'the' ? personOf(c, m, first) : null)
  }
  const known = match(c, m, 'person')
  return known.name.includes(' ') ? known : null
}

/** "The blast killed a teacher, her family said": the possessor is somebody without a name in the same sentence. */
function tellsOf({ doc, tokens, lexicon }: Scan, { index, sentence }: Token): boolean {
  return tokens
    .slice(doc.sentences[sentence]?.first, index)
    .some(
      (t, i, before) =>
        t.tag === 'NOUN' &&
        lexicon.titles.get(t.norm) === 'role' &&
        /^(an?|another)$/.test(article(before, i)),
    )
}

/** The word before a noun and its adjectives. */
function article(tokens: readonly Token[], noun: number): string {
  let i = noun - 1
  while (/^(ADJ|NOUN)$/.test(tokens[i]?.tag ?? '')) i--
  return tokens[i]?.norm ?? ''
}
