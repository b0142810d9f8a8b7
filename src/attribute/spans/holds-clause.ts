import type { VerbGroup } from '../../model/index.ts'
import { hasTense, norm, type Scan } from '../phrase/scan.ts'
import { firstComma } from './comma.ts'

/** Before these a clause has had its verb, or begins with one of another. */
const NO_CLAUSE = new Set([',', ';', ':', '.', 'who', 'whom', 'whose', 'which', 'that'])

/** Is there a verb with a tense from `first` on, before the clause ends? Tells a clause from an object. */
export function holdsClause(s: Scan, first: number, ceiling: number): boolean {
  for (let i = first; i <= ceiling; i++) {
    const word = norm(s, i)
    // "the talks, which began in May, had failed": what a comma inserts is passed over.
    if (word === ',' && i > first) {
      const close = firstComma(s, i + 1, ceiling) + 1
      if (close >= ceiling) return false
      const inserted = /^(who|which|whose|a|an|the)$/.test(norm(s, i + 1)) || withinPlace(s, i, close)
      if (!inserted && !resumes(s, i + 1, close + 1)) return false
      // "Lind, the mother of two, who was away, is": the comma that ends one aside begins the next.
      i = /^(who|which|whose)$/.test(norm(s, close + 1)) ? close - 1 : close
      continue
    }
    if (NO_CLAUSE.has(word)) return false
    const group = s.groupOf.get(i)
    // "calls himself a friend and has given money": no clause begins with its joined verb.
    if (group?.first === i && i > first && /^(and|but)$/.test(norm(s, i - 1)) && group.form !== 'gerund')
      return false
    if (i > first && hasTense(group) && !numbered(s, group)) return true
  }
  return false
}

/** "16 dead and 64 wounded": a participle right behind a number counts whom it happened to, it is no verb with a tense. */
const numbered = (s: Scan, { form, first, head }: VerbGroup): boolean =>
  form === 'past' &&
  first === head &&
  // "an attack on 3 May 2019 killed ten": the number is of a date.
  !(s.lexicon.days.has(s.tokens[first - 2]) || s.lexicon.days.has(s.tokens[first - 3])) &&
  (s.tokens[first - 1]?.tag === 'NUM' ||
    // "30,000 civilians killed."
    (s.tokens[first - 2]?.tag === 'NUM' && s.tokens[head + 1]?.tag === 'PUNCT')) &&
  s.lexicon.events
    .at(s.tokens, head)
    .some(({ sense, rest }) => sense.as === 'verb' && sense.victim === 'object' && rest.length === 0)

/** "a raid near Harra[, Norland,] on 3 May killed ten": a name between commas after a name, the land of a place. */
const withinPlace = ({ tokens }: Scan, comma: number, close: number): boolean =>
  close - comma <= 4 && tokens.slice(comma - 1, close).every((t) => t.index === comma || t.tag === 'PROPN')

/** "[also ]known as", "[“]has led": past adverbs and the mark that opens quoted words. */
function pastAdverbs({ tokens }: Scan, from: number): number {
  let at = from
  while (tokens[at]?.tag === 'ADV' || /^["“]$/.test(tokens[at]?.text ?? '')) at++
  return at
}

/** "the men, both of them young, also died": a description, then the verb of the clause; no verb joined to another. */
function resumes(s: Scan, aside: number, after: number): boolean {
  const verb = s.groupOf.get(pastAdverbs(s, after))
  const inner = s.groupOf.get(pastAdverbs(s, aside))
  if (!hasTense(verb)) return false
  return (
    inner === undefined ||
    norm(s, aside) === 'including' ||
    (inner.form === 'past' && inner.first === inner.last && verb.form === 'finite')
  )
}
