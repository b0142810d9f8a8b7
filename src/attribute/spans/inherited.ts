import type { VerbGroup } from '../../model/index.ts'
import { bounds, hasTense, norm, type Range, type Scan } from '../phrase/scan.ts'
import { takes } from './content.ts'
import { canSpeak } from './figure.ts'
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
  const joined = /^(and|but)$/.test(norm(s, group.first - 1)) && group.form !== 'gerund'
  const comma = norm(s, group.first - 2) === ','
  // “I hate it,” he said, adding that …: whoever quoted words speak of has no part in what is said around them.
  const quotation = s.tokens[group.head]?.quotation
  for (let i = group.first - 1; i >= floor; i--) {
    const earlier = s.tokens[i]?.quotation === quotation ? sources.get(i) : undefined
    // "the front, which denied it and [said] it had lost three men"
    const own = earlier && isRelative(s, earlier) && joined && !comma && aside(s, earlier)
    if (own) return earlier
    if (!earlier || isRelative(s, earlier) || (subordinate(s, earlier) && !(joined && canSpeak(s, earlier))))
      continue
    return joined && comma ? outermost(s, i, earlier, sources) : earlier
  }
  const subjects: Range[] = []
  // "The delay was explained by claiming that …": not what is done to the subject, but how.
  const means = group.form === 'gerund' && norm(s, group.first - 1) === 'by'
  for (let i = floor; i < group.first; i++) {
    const verb = s.groupOf.get(i)
    if (verb?.head !== i || !hasTense(verb) || (means && verb.passive)) continue
    if (s.tokens[i]?.quotation !== quotation) continue
    const subject = subjectBefore(s, verb)
    // "51, of whom 40 were boys, and said …": nobody is a number.
    const number = subject && subject[0] === subject[1] && s.tokens[subject[0]]?.tag === 'NUM'
    if (subject && !number) subjects.push(subject)
  }
  const nearest = subjects.at(-1)
  // "Hale, who runs the clinic and [says] ten died, …"
  if (nearest && joined && !comma && isRelative(s, nearest) && aside(s, nearest)) return nearest
  return ofMain(
    s,
    subjects.filter((one) => !isRelative(s, one)),
    joined,
  )
}

/**
 * Of the subjects before a verb that has none that of the main clause, of two the one joined on: "the army fired and [the
 * rebels] fled, saying"; or for a second verb (`joined`) the nearest.
 */
function ofMain(s: Scan, subjects: readonly Range[], joined: boolean): Range | null {
  const mains = joined ? [] : subjects.filter((subject) => !subordinate(s, subject))
  const second = mains.findLast((one) => /^(and|but)$/.test(norm(s, one[0] - 1)) && canSpeak(s, one))
  return second ?? mains[0] ?? subjects.at(-1) ?? null
}

const subordinate = (s: Scan, [first]: Range): boolean => SUBORDINATE.test(norm(s, first - 1))

/** ", which", ", who": a clause that the comma before it sets apart. */
const aside = (s: Scan, [first]: Range): boolean => norm(s, first - 1) === ','

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
