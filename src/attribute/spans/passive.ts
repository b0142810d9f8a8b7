import type { VerbGroup } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentBefore, contentSpan, subordinated, takes } from './content.ts'
import { objectEnd } from './object.ts'
import { canSpeak, isAmount } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseBy, phraseEndingAt, phraseStartingAt, withConjunct } from '../phrase/phrase.ts'
import { spanTokens } from '../../segment/index.ts'
import { bounds, dayWord, norm, opens, quotationAt, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { figureOf, isAmountAlone } from './rivals.ts'
import { clauseSubject } from './clause-subject.ts'
import { subjectBefore, withApposition } from './subject.ts'

/**
 * Passive and impersonal attribution: "is said to have fled", "it was reported that …", "was praised by the mayor
 * for …", "asked whether …, Reyes said".
 */
export function byPassives(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const group of s.groups) {
    const cue = s.lexicon.cues.verbOf(s.tokens[group.head])
    // "the mines were discovered by a guard": what only a clause can tell of is nobody's word.
    if (!cue || (cue.takes.size === 1 && cue.takes.has('that'))) continue
    const attribution =
      cue.stance === 'asks' && cue.takes.has('whether')
        ? asked(s, group)
        : group.passive
          ? (told(s, group) ?? byAgent(s, group) ?? impersonal(s, group))
          : (recordedBy(s, group) ?? putBy(s, group))
    if (attribution) found.push(attribution, ...alsoBy(s, attribution))
  }
  return found
}

/** "was put at 300 by the army [and at 400 by the rebels]", "by the army at 300 [and by the rebels at 400]": another voice's figure. */
function alsoBy(s: Scan, { rule, source, cue, content }: FoundAttribution): FoundAttribution[] {
  const [told, figure] = [source[0], content[1]]
  if (rule !== 'passive-by-source' || !told || !figure) return []
  const last = figure[0] > told[0] ? figure : told
  const and = (spanTokens(s.tokens, last).at(-1)?.index ?? -1) + 1
  const [, ceiling] = bounds(s, and)
  const first = norm(s, and) === ',' && norm(s, and + 1) === 'and' ? and + 2 : and + 1
  let by = first
  while (by <= ceiling && by < first + 6 && norm(s, by) !== 'by') by++
  const other = norm(s, by) === 'by' ? phraseStartingAt(s, by + 1, ceiling) : null
  if (!/^(,|and|but)$/.test(norm(s, and)) || !other) return []
  const amount = last === told ? ([first, by - 1] as const) : figureOf(s, other[1] + 1, ceiling)
  if (!amount || !isAmountAlone(s, amount)) return []
  const where = last === told ? 'before' : 'after'
  return [{ source: [spanOf(s, other)], cue, content: [spanOf(s, amount)], rule: `content-${where}-source` }]
}

/** The tokens of an attribution; those of its source are null where nobody is named. */
interface Words {
  readonly source: Range | null
  readonly cue: Range
  readonly content: readonly Range[]
}

const made = (s: Scan, rule: string, { source, cue, content }: Words): FoundAttribution => ({
  source: source ? [spanOf(s, source)] : [],
  cue: [spanOf(s, cue)],
  content: content.map((range) => contentSpan(s, range)),
  rule,
})

/** "Asked about the toll, …", "when asked whether …", "was asked if …". */
function asked(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, group.head)
  const bare = group.form === 'past' && group.first === group.head
  const before = norm(s, group.first - 1)
  const opening = bare && (group.first === floor || /^(when|if|while|being|,)$/.test(before))
  if (!group.passive && !opening) return null
  let at = group.head + 1
  while (at <= ceiling && s.tokens[at]?.tag === 'ADV' && norm(s, at) !== 'why') at++
  let source: Range | null = null
  if (norm(s, at) === 'by') {
    source = phraseStartingAt(s, at + 1, ceiling)
    at = (source?.[1] ?? at) + 1
  }
  while (at <= ceiling && (s.lexicon.days.has(s.tokens[at]) || /^(on|last|this|later)$/.test(norm(s, at))))
    at++
  if (at >= ceiling) return null
  // "Reyes was asked, “Is the road open?”"
  if (/^[,:]$/.test(norm(s, at)) && opens(s, at + 1)) {
    const quoted = quotationAt(s, at + 1)
    const cue = [spanOf(s, [group.first, group.head])]
    return quoted
      ? { source: source ? [spanOf(s, source)] : [], cue, content: [quoted.span], rule: 'asked' }
      : null
  }
  if (!ASKED.test(norm(s, at))) return null
  const first = /^(about|on)$/.test(norm(s, at)) ? at + 1 : at
  const end = clauseEnd(s, first, ceiling)
  const comma =
    group.passive && !opening && norm(s, group.first - 2) !== 'when' ? end : firstComma(s, first, end)
  const cueLast = first - 1 > group.head && first > at ? at : group.head
  return made(s, 'asked', { source, cue: [group.first, cueLast], content: [[first, comma]] })
}

const ASKED = /^(about|whether|if|how|why|what|on|when|where|which|who|whom|whose)$/

/** "was told that …": what the listener heard; who told it is not said. */
function told(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [, ceiling] = bounds(s, group.head)
  const cue = s.lexicon.cues.verbOf(s.tokens[group.head])
  if (!cue?.listener || norm(s, group.head + 1) !== 'that') return null
  const that = group.head + 1
  const content: Range[] = [[that, clauseEnd(s, that, ceiling)]]
  return made(s, 'told-that', { source: null, cue: [group.first, group.head], content })
}

/** "nearly 400 deaths recorded [since May] by the monitors": whoever counted them. */
function recordedBy(s: Scan, { form, first, head }: VerbGroup): FoundAttribution | null {
  if (form !== 'past' || first !== head) return null
  const [floor, ceiling] = bounds(s, head)
  let by = head + 1
  while (by < ceiling && (dayWord(s, by) || /^(in|on|since|during|so|far|this|last)$/.test(norm(s, by)))) by++
  if (norm(s, by) !== 'by' || !takes(s, head, 'count')) return null
  const counted = phraseEndingAt(s, head - 1, floor)
  const source = counted && phraseStartingAt(s, by + 1, ceiling)
  if (!source || !canSpeak(s, source)) return null
  const numbered = s.tokens.slice(counted[0], head).some(({ tag }) => tag === 'NUM')
  const below = numbered ? null : figuresBelow(s, counted, source[1] + 1, ceiling)
  if (below) return made(s, 'passive-by-source', { source, cue: [head, head], content: [below] })
  if (!numbered) return null
  // "400 deaths and more than 90 raids recorded by the monitors"
  const content = [withConjunct(s, counted, floor)]
  return made(s, 'passive-by-source', {
    source: withApposition(s, source, ceiling),
    cue: [head, head],
    content,
  })
}

/** "casualties reported by partners as of 14 March: [212 killed, 530 injured]": the figures behind the colon that ends what is told of the count. */
function figuresBelow(s: Scan, [, last]: Range, from: number, ceiling: number): Range | null {
  if (!s.lexicon.sets.tolls.has(s.tokens[last])) return null
  let colon = from
  while (colon < from + 8 && colon < ceiling && !/^[:;.,]$/.test(norm(s, colon))) colon++
  return norm(s, colon) === ':' && isAmount(s, colon + 1)
    ? [colon + 1, clauseEnd(s, colon + 1, ceiling)]
    : null
}

/** "a toll put at 40 by the rebels", "put by the rebels at 40": whose figure of a toll it is; of "the toll, put at 40 by the rebels, …" the figure alone. */
function putBy(s: Scan, { form, first, head }: VerbGroup): FoundAttribution | null {
  // "put" and "set" look like the present.
  const participle = first === head && (form === 'past' || /^(put|set)$/.test(norm(s, head)))
  if (!participle || !/^(at|by)$/.test(norm(s, head + 1)) || !takes(s, head, 'figure')) return null
  const [floor, ceiling] = bounds(s, head)
  const named = norm(s, head + 1) === 'by' ? phraseStartingAt(s, head + 2, ceiling) : null
  const figure = figureOf(s, (named?.[1] ?? head) + 1, ceiling)
  const source = named ?? (figure && phraseBy(s, figure[1] + 1, ceiling))
  // "the number of wounded, put at 90 by the clinic, …"
  const aside = /^[,(]$/.test(norm(s, head - 1))
  const told: Range | null = aside
    ? [Math.max(floor, head - 8), head - 2]
    : phraseEndingAt(s, head - 1, floor)
  const words = figure && source && told ? s.tokens.slice(aside ? told[0] : told[1], told[1] + 1) : []
  if (!figure || !source || !told || !words.some((t) => s.lexicon.sets.tolls.has(t)) || !canSpeak(s, source))
    return null
  const content = aside ? [figure] : [told, figure]
  return made(s, 'passive-by-source', { source, cue: [head, head], content })
}

/** "was criticized by the mayor for its losses": source after "by", content before and after. */
function byAgent(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [, ceiling] = bounds(s, group.head)
  let at = group.head + 1
  while (at < ceiling && (s.tokens[at]?.tag === 'ADV' || s.lexicon.days.has(s.tokens[at]))) at++
  // "was put at 40 by the ministry", "was raised to 40 by the ministry"
  const toll = /^(to|as)$/.test(norm(s, at)) && takes(s, group.head, 'toll')
  const figure = norm(s, at) === 'at' || toll ? phraseStartingAt(s, at + 1, ceiling) : null
  if (figure) at = figure[1] + 1
  // "to 12 dead by the ministry"
  if (figure && /^(ADJ|VERB)$/.test(s.tokens[at]?.tag ?? '') && norm(s, at + 1) === 'by') at++
  if (norm(s, at) !== 'by') return null
  const agent = phraseStartingAt(s, at + 1, ceiling)
  // "had been counted by 3 March".
  if (agent && agent[0] === agent[1] && s.tokens[agent[0]]?.tag === 'NUM') return null
  const source = agent && withApposition(s, agent, ceiling)
  // "was put by the ministry at 40"
  const told = source && !figure ? figureOf(s, source[1] + 1, ceiling) : null
  const subject = subjectBefore(s, group) ?? (figure || told ? clauseSubject(s, group) : null)
  // "…, it was reported by the army" is no word about "it".
  if (!source || !subject || (norm(s, subject[0]) === 'it' && norm(s, subject[0] - 1) === ',')) return null
  // "the bodies of nine rebels were found by the guard": a find, and nobody's word.
  const found = s.lexicon.sets.findBodies.has(s.tokens[group.head])
  const words = s.tokens.slice(subject[0], subject[1] + 1)
  if (found && words.some((t) => s.lexicon.sets.remains.has(t))) return null
  const cue: Range = [group.first, group.head]
  const all: Range = figure || told ? [subject[0], group.first - 1] : subject
  if (told) return made(s, 'passive-by-source', { source, cue, content: [all, told] })
  const rest: Range[] = /^(for|as|that|to|over)$/.test(norm(s, source[1] + 1))
    ? [[source[1] + 1, objectEnd(s, source[1] + 1, ceiling)]]
    : []
  const before: Range[] = figure ? [[group.head + 1, at - 1]] : []
  return made(s, 'passive-by-source', { source, cue, content: [all, ...before, ...rest] })
}

/** "is said to have fled", "it was reported that ten fled": somebody says so, nobody is named. */
function impersonal(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [, ceiling] = bounds(s, group.head)
  if (!s.lexicon.impersonal.verbs.has(s.tokens[group.head]?.lemma ?? '')) return null
  const at = group.head + 1
  const cue: Range = [group.first, group.head]
  const subject = subjectBefore(s, group)
  if (norm(s, at) === 'that' && (subject === null || norm(s, subject[0]) === 'it'))
    return made(s, 'impersonal', { source: null, cue, content: [[at, clauseEnd(s, at, ceiling)]] })
  const before = subject === null ? null : said(s, group, subject, ceiling)
  if (before) {
    const { source, content } = before
    return made(s, source ? 'passive-by-source' : 'impersonal', { source, cue, content: [content] })
  }
  const state = /^(dead|missing)$/.test(norm(s, at)) || s.groupOf.get(at)?.form === 'past'
  const infinitive = norm(s, at) === 'to' && s.tokens[at + 1]?.tag !== 'DET'
  if (subject === null || !(infinitive || (state && norm(s, subject[0]) !== 'it'))) return null
  // "were confirmed dead by the mayor"
  const agent = state && norm(s, at + 1) === 'by' ? phraseStartingAt(s, at + 2, ceiling) : null
  if (agent && canSpeak(s, agent) && /^(dead|missing)$/.test(norm(s, at)))
    return made(s, 'passive-by-source', { source: agent, cue, content: [subject, [at, at]] })
  const end = subordinated(s, subject[0]) ? firstComma(s, at, ceiling) : clauseEnd(s, at, ceiling)
  return made(s, 'impersonal', { source: null, cue, content: [subject, [at, end]] })
}

/** "Ten fell, it was reported on Friday", "…, it was announced today by the army": what stands before, and who said so. */
function said(
  s: Scan,
  group: VerbGroup,
  subject: Range,
  ceiling: number,
): { readonly content: Range; readonly source: Range | null } | null {
  if (norm(s, subject[0]) !== 'it' || norm(s, subject[0] - 1) !== ',') return null
  const content = contentBefore(s, subject[0])
  let source: Range | null = null
  let i = group.head + 1
  while (i <= ceiling) {
    if (dayWord(s, i) || /^(on|last|this|late|early)$/.test(norm(s, i))) i++
    else if (norm(s, i) === 'by' && source === null) {
      source = phraseStartingAt(s, i + 1, ceiling)
      if (!source) return null
      i = source[1] + 1
    } else break
  }
  return content && (i > ceiling || /^[.,;]$/.test(norm(s, i))) ? { content, source } : null
}
