import type { VerbGroup } from '../../model/index.ts'
import { bounds, hasTense, norm, type Range, type Scan } from '../phrase/scan.ts'
import { takes } from './content.ts'
import { isRelative, subjectBefore } from './subject.ts'

const SUBORDINATE =
  /^(as|when|while|after|before|because|if|although|though|since|until|whether|where|that|who|which)$/

/**
 * A participle or a second verb speaks for the subject of a verb before it: "cited …, saying", "said … and added".
 * The nearest cue's source first; else, for a second verb, the nearest subject, and for a participle that of the
 * sentence's main clause.
 */
export function inherited(s: Scan, group: VerbGroup, sources: ReadonlyMap<number, Range>): Range | null {
  const [floor] = bounds(s, group.head)
  const subordinate = (subject: Range): boolean => SUBORDINATE.test(norm(s, subject[0] - 1))
  const joined = /^(and|but)$/.test(norm(s, group.first - 1)) && group.form !== 'gerund'
  // “I hate it,” he said, adding that …: whoever quoted words speak of has no part in what is said around them.
  const quotation = s.tokens[group.head]?.quotation
  for (let i = group.first - 1; i >= floor; i--) {
    const earlier = s.tokens[i]?.quotation === quotation ? sources.get(i) : undefined
    if (!earlier || isRelative(s, earlier) || !(joined || !subordinate(earlier))) continue
    return joined && norm(s, group.first - 2) === ',' ? outermost(s, i, earlier, sources) : earlier
  }
  const subjects: Range[] = []
  for (let i = floor; i < group.first; i++) {
    const verb = s.groupOf.get(i)
    if (verb?.head !== i || !hasTense(verb)) continue
    if (s.tokens[i]?.quotation !== quotation) continue
    const subject = subjectBefore(s, verb)
    // "51, of whom 40 were boys, and said …": nobody is a number.
    const number = subject && subject[0] === subject[1] && s.tokens[subject[0]]?.tag === 'NUM'
    if (subject && !number && !isRelative(s, subject)) subjects.push(subject)
  }
  if (joined) return subjects.at(-1) ?? null
  return subjects.find((subject) => !subordinate(subject)) ?? subjects.at(-1) ?? null
}

/**
 * "Reyes says people may not like it, but insists …": after a comma whoever says all that goes on, not who is spoken of.
 * `source` is that of the cue at token `head`; returned is that of the first cue in the sentence within whose clause it stands.
 */
function outermost(s: Scan, head: number, source: Range, sources: ReadonlyMap<number, Range>): Range {
  const [floor] = bounds(s, head)
  for (let i = floor; i < source[0]; i++) {
    const outer = sources.get(i)
    if (outer && takes(s, i, 'clause') && !isRelative(s, outer)) return outer
  }
  return source
}
