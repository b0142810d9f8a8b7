import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  headBefore,
  norm,
  opens,
  quotationAt,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { byOther, byOwner } from './own-count.ts'
import { relayed } from './relayed.ts'
import { heads, stated } from './stated.ts'
import { withApposition } from './subject.ts'

/** "According to the ministry, …", "…, according to estimates by the ministry", "in the words of". */
export function byPrepositions(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (let i = 0; i < s.tokens.length; i++) {
    const match = s.lexicon.sourcePrepositions.at(s.tokens, i)
    if (match) {
      found.push(...at(s, [i, i + match.length - 1], match.value.speakers))
      i += match.length - 1
      continue
    }
    const word = s.tokens[i]?.norm
    if (word === 'based' && norm(s, i + 1) === 'on') found.push(...basedOn(s, i))
    if (word === 'by' || word === 'in' || word === 'on') {
      const owned = byOwner(s, i)
      found.push(...(owned.length > 0 || word !== 'by' ? owned : byOther(s, i, found.at(-1))))
    }
  }
  return found
}

/** "Ten died, based on a tally by local monitors": at its end, or its head, whoever made what the sentence goes by. */
function basedOn(s: Scan, first: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, first)
  if (norm(s, first - 1) !== ',' && !heads(s, first)) return []
  const source = relayed(s, first + 2, ceiling)
  // "the charges, based on a report by the police, say": an aside about what stands before.
  if (source && norm(s, source[1] + 1) === ',' && !heads(s, first)) return []
  return source && canSpeak(s, source)
    ? stated(s, { source, cue: [[first, first + 1]], first, last: source[1] })
    : []
}

function at(s: Scan, cue: Range, speakers: boolean): FoundAttribution[] {
  const [, ceiling] = bounds(s, cue[0])
  if (speakers && norm(s, cue[0] - 1) !== ',' && !heads(s, cue[0])) return []
  if (norm(s, cue[1] + 1) === 'which' && norm(s, cue[0] - 1) === ',') return ofWhich(s, cue)
  const source = sourceAfter(s, cue[1] + 1, ceiling, heads(s, cue[0]))
  if (!source || (speakers && !canSpeak(s, source))) return []
  // "according to the custom of the valley": what people go by and nobody's words.
  const noun = headBefore(s, source, ({ tag }) => tag === 'ADP')
  if (s.lexicon.sets.goneBy.has(s.tokens[noun]) && s.tokens[noun]?.tag !== 'PROPN') return []
  // "According to information we have gathered, …": past the clause.
  const mine = /^(i|we)$/.test(norm(s, source[0])) && heads(s, cue[0])
  const last = mine ? firstComma(s, source[1], ceiling) - 1 : source[1]
  return stated(s, { source, cue: [cue], first: cue[0], last })
}

/** "the report of the envoy, according to which ten died": the phrase before the comma, up to the clause's end. */
function ofWhich(s: Scan, cue: Range): FoundAttribution[] {
  const [floor, ceiling] = bounds(s, cue[0])
  const source = phraseEndingAt(s, cue[0] - 2, floor)
  const first = cue[1] + 2
  if (!source || first > ceiling) return []
  return [
    {
      source: [spanOf(s, source)],
      cue: [spanOf(s, cue)],
      content: [contentSpan(s, [first, clauseEnd(s, first, ceiling)])],
      rule: 'content-after-source',
    },
  ]
}

/** Who is named after the preposition: a phrase, a titled work in quotation marks, who made "estimates by …". */
function sourceAfter(s: Scan, first: number, ceiling: number, opening: boolean): Range | null {
  const work = opens(s, first) ? quotationAt(s, first) : undefined
  if (work) return [first, work.last]
  // "According to her, ten fell."
  if (norm(s, first) === 'her' && /^[,.]?$/.test(norm(s, first + 1))) return [first, first]
  const named = relayed(s, first, ceiling) ?? phraseStartingAt(s, first, ceiling)
  if (!named) return null
  // "after, according to him, the army fired": nothing describes a pronoun.
  const pronoun = named[0] === named[1] && s.tokens[named[0]]?.tag === 'PRON'
  const described = pronoun ? named : withApposition(s, named, ceiling)
  // "According to Facebook, the account …": without a second comma the words after the first are the content.
  return opening && norm(s, described[1] + 1) !== ',' ? named : described
}
