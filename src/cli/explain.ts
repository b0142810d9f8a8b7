import type { Attribution, Claim, Reading, Span } from '../model/index.ts'
import { amountAlone } from '../text/index.ts'
import { amount, dates } from './amount.ts'
import { line } from './harmless.ts'
import type { Terminal } from './terminal.ts'

/** For each claim of a reading its sentence with the words it rests on, and the rules that found them. */
export const explained = (
  { claims, sources, attributions, report: { text } }: Reading,
  terminal: Terminal,
): string =>
  claims
    .map((claim) => {
      const source = sources.find(({ id }) => id === claim.sourceId)?.name ?? null
      const attribution = attributions.find(({ id }) => id === claim.attributionId) ?? null
      return explainedClaim(claim, source, attribution, text, terminal)
    })
    .join('\n')

export function explainedClaim(
  claim: Claim,
  source: string | null,
  attribution: Attribution | null,
  text: string,
  terminal: Terminal,
): string {
  const at = ([start, end]: Span): string => terminal.style('dim', `[${start}, ${end})`)
  const words = (spans: readonly Span[]): string =>
    spans.map((span) => `“${line(text.slice(...span))}” ${at(span)}`).join(' … ')
  const { quantity, population, place, period } = claim
  const told =
    attribution &&
    [attribution.kind, attribution.stance, attribution.channel?.text].filter(Boolean).join(', ')
  const rows: [string, (string | null | undefined)[] | null][] = [
    ['event', [claim.event, claim.manner, claim.polarity, claim.modality]],
    ['quantity', quantity && [words([quantity.span]), amount(quantity)]],
    [
      'population',
      population && [
        amountAlone(claim) ? 'not named' : words([population.span]),
        population.side,
        population.role,
      ],
    ],
    ['place', place && [words([place.span])]],
    ['period', period && [words([period.span]), dates(period) || 'not resolved']],
    ['source', [source === null ? 'the report itself' : line(source)]],
    ['attribution', attribution && [words(attribution.source), words(attribution.cue), told]],
    ['rules', [claim.rule, attribution?.rule]],
  ]
  return [
    `${terminal.style('bold', claim.id)}  ${marked(text, claim.span, terminal)} ${at(claim.span)}`,
    ...rows.flatMap(([name, parts]) =>
      parts ? [`    ${name.padEnd(12)}${parts.filter(Boolean).join(' · ')}`] : [],
    ),
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
  return `${piece(before.slice(from)).trimStart()}${mark(piece(text.slice(start, end)))}${piece(after.slice(0, to)).trimEnd()}`
}

/** On one line, with a blank where one stood at an end, or words of neighbouring pieces would run together. */
function piece(words: string): string {
  const inner = line(words)
  if (inner === '') return words === '' ? '' : ' '
  return `${/^\s/.test(words) ? ' ' : ''}${inner}${/\s$/.test(words) ? ' ' : ''}`
}
