import type { Reading, Span } from '../model/index.ts'
import { amount, dates } from './amount.ts'
import { line } from './harmless.ts'
import type { Terminal } from './terminal.ts'

/** For each claim of a reading its sentence with the words it rests on, and the rules that found them. */
export function explained(reading: Reading, terminal: Terminal): string {
  return reading.claims.map((claim) => explainedClaim(reading, claim, terminal)).join('\n')
}

function explainedClaim(
  { report: { text }, sources, attributions }: Reading,
  claim: Reading['claims'][number],
  terminal: Terminal,
): string {
  const at = ([start, end]: Span): string => terminal.style('dim', ` [${start}, ${end})`)
  const source = sources.find(({ id }) => id === claim.sourceId)
  const attribution = attributions.find(({ id }) => id === claim.attributionId)
  const words = (spans: readonly Span[]): string =>
    spans.map((span) => `“${line(text.slice(...span))}”${at(span)}`).join(' … ')
  const { quantity, population, place, period } = claim
  const rows: [string, string | null][] = [
    ['event', [claim.event, claim.manner, claim.polarity, claim.modality].filter(Boolean).join(', ')],
    ['quantity', quantity && `“${line(quantity.wording)}”${at(quantity.span)} ${amount(quantity)}`],
    [
      'population',
      population &&
        `“${line(population.text)}”${at(population.span)} ${[population.side, population.role].filter(Boolean).join(', ')}`,
    ],
    ['place', place && `“${line(place.text)}”${at(place.span)}`],
    ['period', period && `“${line(period.text)}”${at(period.span)} ${dates(period) || 'not resolved'}`],
    ['source', source ? line(source.name) : 'the report itself'],
    [
      'attribution',
      attribution
        ? `${words(attribution.source)} ${words(attribution.cue)} ${attribution.kind}, ${attribution.stance}`
        : null,
    ],
    ['rules', [claim.rule, attribution?.rule].filter(Boolean).join(' · ')],
  ]
  return [
    `${terminal.style('bold', claim.id)}  ${marked(text, claim.span, terminal)}${at(claim.span)}`,
    ...rows.flatMap(([name, value]) => (value ? [`    ${name.padEnd(12)}${value.trim()}`] : [])),
    '',
  ].join('\n')
}

/** Up to this much of the text stands around a span. */
const AROUND = 240

/** The sentence or line around `span` with the span marked: in reverse, or between » and « where there are no colours. */
export function marked(text: string, [start, end]: Span, terminal: Terminal): string {
  const mark = terminal.colours
    ? (words: string): string => terminal.style('inverse', words)
    : (words: string): string => `»${words}«`
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const from = Math.max(
    before.lastIndexOf('\n') + 1,
    ...[...before.matchAll(/[.!?]["”’)]?\s+(?=["“‘(]?\p{Lu})/gu)].map((m) => m.index + m[0].length),
  )
  const stop = /\n|[.!?]["”’)]?(?=\s+["“‘(]?\p{Lu})/u.exec(after)
  const to = stop ? stop.index + (stop[0] === '\n' ? 0 : stop[0].length) : after.length
  // White space at the ends of what is marked and around is kept apart, or words would run together.
  const piece = (words: string): string => harmlessLine(words)
  return `${piece(before.slice(from)).trimStart()}${mark(piece(text.slice(start, end)))}${piece(after.slice(0, to)).trimEnd()}`
}

const harmlessLine = (words: string): string => {
  const edge = (found: RegExpExecArray | null): string => (found ? ' ' : '')
  return words.trim() === ''
    ? edge(/\s/.exec(words))
    : `${edge(/^\s/.exec(words))}${line(words)}${edge(/\s$/.exec(words))}`
}
