import type { VerbCue } from '../../lexicon/index.ts'
import { isYear } from '../../text/index.ts'
import { pastMarks } from './comma.ts'
import { boundedAmount } from './figure.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import {
  closes,
  dayWord,
  forSpeakers,
  hasTense,
  norm,
  opens,
  quotationAt,
  type Scan,
  verbAt,
} from '../phrase/scan.ts'

/** What stands after a cue verb, its listener and its adverbials. */
export interface Following {
  readonly kind: 'end' | 'comma' | 'quote' | 'that' | 'whether' | 'to' | 'ing' | 'preposition' | 'phrase'
  readonly at: number
  /** The preposition, when it is one; "," or ":" before a quotation. */
  readonly word: string
}

/** What opens a question within a sentence. */
export const WHETHER = /^(whether|if|how|why|what|who|where|when|which)$/

/** Step over "Friday", "on Telegram", "in a statement", "reporters" to what the cue introduces. */
export function following(s: Scan, from: number, ceiling: number, cue: VerbCue): Following {
  const { tokens, lexicon } = s
  const speech = cue.takes.has('quote') || cue.takes.has('clause')
  let i = from
  let listened = !cue.listener
  for (let step = 0; step < 12; step++) {
    const token = tokens[i]
    if (!token || i > ceiling) return { kind: 'end', at: i, word: '' }
    const word = token.norm
    const that = i > from ? afterTitle(s, word === "'s" ? i + 1 : i, ceiling) : -1
    if (that > 0) return { kind: 'that', at: that, word: 'that' }
    if (opens(s, i)) return { kind: 'quote', at: i, word: '' }
    if (closes(s, i)) return { kind: 'end', at: i, word: '' }
    // "says:— “We lost.”", in old print.
    if (word === ':')
      return { kind: 'quote', at: i < ceiling && STROKE.test(norm(s, i + 1)) ? i + 2 : i + 1, word: ':' }
    // "said on Monday (3 May):"
    const close = word === '(' && i > from ? closing(s, i, ceiling) : -1
    if (close > 0) {
      i = close + 1
      continue
    }
    // "reads as follows:", "said the following:"
    const follows = word === 'as' && norm(s, i + 1) === 'follows'
    if (follows || (word === 'the' && norm(s, i + 1) === 'following' && norm(s, i + 2) === ':')) {
      i += 2
      continue
    }
    if (/^[.?!;)…]+$/.test(word)) return { kind: 'end', at: i, word: '' }
    if (/^[,—–-]$/.test(word) || addition(s, i)) {
      // "The spokesman said –", and below it what he says.
      if (word !== ',' && i === ceiling && opens(s, i + 1)) return { kind: 'quote', at: i + 1, word: ':' }
      if (opens(s, i + 1)) return { kind: 'quote', at: i + 1, word: ',' }
      const insertion = word === ',' ? insertionEnd(s, i, ceiling) : dashedEnd(s, i, ceiling)
      if (insertion < 0) return { kind: 'comma', at: i, word: '' }
      i = insertion + 1
      continue
    }
    // "revised that toll to 40", "revised that to 40": which toll.
    const toll =
      word === 'that' &&
      cue.takes.has('toll') &&
      (norm(s, i + 1) === 'to' || s.lexicon.cues.nouns.get(norm(s, i + 1))?.counts)
    if (toll) return { kind: 'phrase', at: i, word: '' }
    if (word === 'that' && !/^[.;:?!]$/.test(norm(s, i + 1))) return { kind: 'that', at: i, word }
    if (WHETHER.test(word)) return { kind: 'whether', at: i, word }
    if (word === 'not' && norm(s, i + 1) === 'to') return { kind: 'to', at: i, word }
    if (infinitive(s, i)) return { kind: 'to', at: i, word }
    // "said late on Monday".
    if (/^(late|early)$/.test(word) && /^(on|in)$/.test(norm(s, i + 1))) {
      i++
      continue
    }
    if (!listened && /^(PRON|DET|NOUN|PROPN|ADJ|NUM)$/.test(token.tag)) {
      const that = listenersThat(s, i, ceiling)
      if (that > 0) return { kind: 'that', at: that, word: 'that' }
      const listener = phraseStartingAt(s, i, ceiling)
      listened = true
      // "who asked questions have been held": what is asked, nobody who listens.
      const asked = listener && s.tokens[listener[1]]
      // "warned the violence had killed 40": the violence neither.
      if (asked?.tag === 'NOUN' && !forSpeakers(s, asked) && hasTense(verbAt(s, asked.index + 1)))
        return { kind: 'phrase', at: i, word: '' }
      if (listener) {
        // "told AFP 14 were wounded": the number is the subject of what is told.
        const counts = s.tokens[listener[1]]?.tag === 'NUM' && hasTense(verbAt(s, listener[1] + 1))
        i = counts && listener[1] > i ? listener[1] : listener[1] + 1
        // "told the North River News (NRN) that …"
        if (norm(s, i) === '(' && norm(s, i + 2) === ')') i += 3
        continue
      }
    }
    // "found either no target or no warning".
    if (token.tag === 'CCONJ' && /^(either|neither|both)$/.test(word))
      return { kind: 'phrase', at: i, word: '' }
    if (token.tag === 'CCONJ') return { kind: 'end', at: i, word }
    if (listened && !cue.takes.has(word) && boundedAmount(s, i)) return { kind: 'phrase', at: i, word: '' }
    // "said Monday night's toll had risen": the owner of what comes.
    if (dayWord(s, i) && [1, 2].some((k) => norm(s, i + k) === "'s"))
      return { kind: 'phrase', at: i, word: '' }
    if (lexicon.days.has(s.tokens[i]) && word !== 'may') i++
    else if (/^(last|this|late|early|next)$/.test(word) && lexicon.days.has(s.tokens[i + 1])) i += 2
    else if (token.tag === 'ADV' && !cue.takes.has(word) && norm(s, i + 1) !== 'of') i++
    else if (token.tag === 'ADV' && norm(s, i + 1) === 'of') return { kind: 'phrase', at: i, word: '' }
    else if (token.tag === 'ADP' && norm(s, i + 1) === '-') return { kind: 'phrase', at: i, word: '' }
    // "confessed under questioning that"
    else if (token.tag === 'ADP' && norm(s, i + 1).endsWith('ing') && norm(s, i + 2) === 'that') i += 2
    else if (/^(ADP|SCONJ|PART|ADV)$/.test(token.tag)) {
      if (cue.takes.has(word) && !thatAfter(s, i, ceiling, cue)) return { kind: 'preposition', at: i, word }
      // "spoke in November of": a time is passed over whatever the verb takes.
      const skipped = speech || dayWord(s, i + 1) ? adverbialEnd(s, i, ceiling) : -1
      if (skipped < 0) return { kind: word === 'as' ? 'end' : 'preposition', at: i, word }
      i = skipped + 1
    }
    // "the radio said citing the mayor": whom it cites for what stands before.
    else if (word === 'citing' || word === 'quoting') return { kind: 'end', at: i, word }
    else if (token.tag === 'VERB' && word.endsWith('ing')) return { kind: 'ing', at: i, word: '' }
    else {
      const that = cue.takes.has('clause') ? personThat(s, i, ceiling) : -1
      return that > 0 ? { kind: 'that', at: that, word: 'that' } : { kind: 'phrase', at: i, word: '' }
    }
  }
  return { kind: 'end', at: i, word: '' }
}

const STROKE = /^[—–-]$/

/** Does an amount begin behind a day? A small number or a year belongs to the date. */
const counts = (s: Scan, i: number): boolean =>
  s.tokens[i]?.tag === 'NUM' ? !/^\d{1,2}$/.test(norm(s, i)) && !isYear(norm(s, i)) : boundedAmount(s, i)

/** The bracket that closes right before a colon, or -1. */
function closing(s: Scan, open: number, ceiling: number): number {
  for (let i = open + 1; i < Math.min(open + 9, ceiling); i++)
    if (norm(s, i) === ')') return norm(s, i + 1) === ':' ? i : -1
  return -1
}

/** "told a crowd in Harra, Norland, on Monday that …": the "that" after a listener without a verb of his own, or -1. */
function listenersThat(s: Scan, from: number, ceiling: number): number {
  for (let i = from + 1; i <= Math.min(from + 25, ceiling); i++) {
    if (norm(s, i) === 'that' && !s.groupOf.has(i + 1) && !/^[.,;:?!]$/.test(norm(s, i + 1))) return i
    const passed = /^(NOUN|PROPN|ADJ|NUM|DET|ADP|ADV|PART|CCONJ|PRON)$/.test(s.tokens[i]?.tag ?? '')
    if (opens(s, i) || s.groupOf.has(i) || !(passed || norm(s, i) === ',')) return -1
  }
  return -1
}

/** "promised Mr. Hale that …": the "that" after a name, whatever else the verb takes, or -1. */
function personThat(s: Scan, from: number, ceiling: number): number {
  const phrase = phraseStartingAt(s, from, ceiling)
  if (!phrase || norm(s, phrase[1] + 1) !== 'that' || s.groupOf.has(phrase[1] + 2)) return -1
  const named = s.tokens.slice(phrase[0], phrase[1] + 1).every(({ tag }) => /^(PROPN|PUNCT)$/.test(tag))
  return named ? phrase[1] + 1 : -1
}

/** "told Radio Harra's “Good Morning” that …": the "that" after a title in quotation marks at `i`, or -1. */
function afterTitle(s: Scan, i: number, ceiling: number): number {
  if (!opens(s, i)) return -1
  const after = pastMarks(s, (quotationAt(s, i)?.last ?? ceiling) + 1)
  return after < ceiling && after - i < 9 && norm(s, after) === 'that' ? after : -1
}

function infinitive(s: Scan, i: number): boolean {
  // "promised to “hold the bridge”"
  const next = s.tokens[opens(s, i + 1) ? i + 2 : i + 1]
  if (norm(s, i) !== 'to' || !next || s.lexicon.days.has(next)) return false
  if (/^(VERB|AUX|ADV)$/.test(next.tag) || (next.tag === 'NOUN' && s.tokens[i]?.tag === 'PART')) return true
  // "to “burn down” the town": a verb that the tagger takes for a noun.
  return (
    opens(s, i + 1) && next.tag === 'NOUN' && /^(DET|PRON|ADV|ADP)$/.test(s.tokens[next.index + 1]?.tag ?? '')
  )
}

/** "agreed with Reyes that …": the clause is the content, not Reyes. */
function thatAfter(s: Scan, at: number, ceiling: number, cue: VerbCue): boolean {
  if (!cue.takes.has('clause')) return false
  const phrase = phraseStartingAt(s, at + 1, ceiling)
  return phrase !== null && norm(s, phrase[1] + 1) === 'that'
}

/** "…, the agency said -- a figure likely to rise": a mark of two strokes before what is added to what was said. */
const addition = (s: Scan, i: number): boolean =>
  s.tokens[i]?.norm === '--' && /^(an?|the|including|among|up|more|nearly|most)$/.test(norm(s, i + 1))

/** ", however," and ", citing a source," between the cue and its content. */
function insertionEnd(s: Scan, comma: number, ceiling: number): number {
  if (norm(s, comma + 1) === 'that') return -1
  for (let k = comma + 2; k <= ceiling && k - comma < 25; k++) {
    if (opens(s, k)) return -1
    if (norm(s, k) !== ',') continue
    return norm(s, k + 1) === 'that' || opens(s, k + 1) ? k - (opens(s, k + 1) ? 1 : 0) : -1
  }
  return -1
}

/** "proclaimed – falsely – that": the dash that ends a few words before "that", or -1. */
function dashedEnd(s: Scan, dash: number, ceiling: number): number {
  for (let k = dash + 2; k <= Math.min(dash + 6, ceiling); k++)
    if (/^[—–]$/.test(norm(s, k))) return norm(s, k + 1) === 'that' || opens(s, k + 1) ? k : -1
  return -1
}

/** "in a statement on Telegram", when a content or the sentence's end comes after it. */
function adverbialEnd(s: Scan, at: number, ceiling: number): number {
  const date = norm(s, at) === 'on' ? dateEnd(s, at + 1) : -1
  if (date > 0 && date < ceiling) return date
  // "in November of nine dead", "on Sunday 1,123 dead".
  if (dayWord(s, at + 1) && (norm(s, at + 2) === 'of' || counts(s, at + 2))) return at + 1
  const phrase = phraseStartingAt(s, at + 1, ceiling)
  if (!phrase) return -1
  const next = s.tokens[phrase[1] + 1]
  if (!next || phrase[1] >= ceiling) return phrase[1]
  const described = describedEnd(s, phrase[1] + 1, ceiling)
  if (described > 0) return described
  if (/^(VERB|AUX)$/.test(next.tag) && !next.norm.endsWith('ing')) return -1
  return phrase[1]
}

/** "in an interview [taped before the raid] that": the last token before "that", or -1. */
function describedEnd(s: Scan, at: number, ceiling: number): number {
  if (s.groupOf.get(at)?.form !== 'past') return -1
  for (let i = at + 1; i <= Math.min(at + 9, ceiling); i++) {
    if (norm(s, i) === 'that') return i - 1
    if (opens(s, i) || s.groupOf.has(i) || s.tokens[i]?.tag === 'PUNCT') return -1
  }
  return -1
}

const DAY = /^\d{1,2}(?:st|nd|rd|th)?$/

/** "the 18th", "3 May", "May 3, 2021": the last token of a date, whatever its month is taken for; or -1. */
function dateEnd(s: Scan, from: number): number {
  const first = norm(s, from) === 'the' ? from + 1 : from
  const month = (i: number): boolean => s.lexicon.days.has(s.tokens[i])
  const leads = month(first) && DAY.test(norm(s, first + 1))
  if (!leads && !DAY.test(norm(s, first))) return -1
  let last = leads || month(first + 1) ? first + 1 : first
  if (last === first && first === from) return -1
  if (/^\d{4}$/.test(norm(s, last + 1))) last++
  else if (norm(s, last + 1) === ',' && /^\d{4}$/.test(norm(s, last + 2))) last += 2
  return last
}
