import type { Sentence, Span } from '../../model/index.ts'
import { overlaps } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, hasTense, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { canSpeak } from './figure.ts'
import { subjectBefore, withApposition } from './subject.ts'

/**
 * "This was reported by the governor.", "The governor stated this on Telegram.", "So said Ana Reyes.": who says the sentences
 * before, back to the start of their paragraph or to one that `found` gives to somebody. At the head of a paragraph it is the
 * one above. Returns all attributions, with these in place of those that `found` has of the same verb.
 */
export function withToldAbove(s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] {
  const back = s.groups.flatMap((group): FoundAttribution[] => {
    const cue = s.lexicon.cues.verbs.get(s.tokens[group.head]?.lemma ?? '')
    if (!cue?.takes.has('quote') || !/^(asserts|confirms)$/.test(cue.stance)) return []
    if (s.tokens[group.head]?.quotation !== -1 || !hasTense(group) || group.negated || group.modal) return []
    const who = teller(s, group.head)
    const content = who && canSpeak(s, who) ? above(s, group.head, found) : null
    return who && content
      ? [
          {
            source: [spanOf(s, who)],
            cue: [spanOf(s, [group.first, group.head])],
            content,
            rule: 'told-above',
          },
        ]
      : []
  })
  if (back.length === 0) return [...found]
  const taken = back.flatMap(({ cue }) => cue)
  return [
    ...found.filter(({ cue }) => !cue.some((span) => taken.some((own) => overlaps(own, span)))),
    ...back,
  ]
}

/** Who tells what stands above by the verb at token `head`; null where its sentence tells something itself. */
function teller(s: Scan, head: number): Range | null {
  const group = s.groupOf.get(head)
  const [floor, ceiling] = bounds(s, head)
  if (!group) return null
  // "This was reported by the governor"
  if (group.passive) {
    const own = group.first === floor + 1 && /^(this|that)$/.test(norm(s, floor))
    return own && norm(s, head + 1) === 'by' ? named(s, head + 2, ceiling) : null
  }
  // "So said Ana Reyes."
  if (norm(s, floor) === 'so' && group.first === floor + 1) {
    const who = named(s, head + 1, ceiling)
    return who && /^[.,;]?$/.test(norm(s, who[1] + 1)) ? who : null
  }
  // "The governor stated this on Telegram", not "said this week"
  const ends = /^([.,]|as|when|while|in|on|to|during|at|after)?$/.test(norm(s, head + 2))
  const subject = norm(s, head + 1) === 'this' && ends ? subjectBefore(s, group) : null
  return subject?.[0] === floor ? subject : null
}

function named(s: Scan, first: number, ceiling: number): Range | null {
  const phrase = phraseStartingAt(s, first, ceiling)
  return phrase && withApposition(s, phrase, ceiling)
}

/** The sentences before the one of token `at` that nobody else says. */
function above({ doc, tokens }: Scan, at: number, found: readonly FoundAttribution[]): Span[] | null {
  const own = doc.sentences[tokens[at]?.sentence ?? -1]
  const last = doc.sentences[(own?.index ?? 0) - 1]
  if (!own || !last || doc.paragraphs[last.paragraph]?.turn !== -1) return null
  if (last.paragraph < own.paragraph - 1) return null
  const said = ({ span }: Sentence): boolean =>
    found.some(({ cue, content }) => [...cue, ...content].some((one) => overlaps(one, span)))
  let first = last
  if (said(first)) return null
  for (let one = doc.sentences[first.index - 1]; one?.paragraph === last.paragraph && !said(one);) {
    first = one
    one = doc.sentences[one.index - 1]
  }
  return [[first.span[0], last.span[1]]]
}
