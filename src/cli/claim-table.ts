import type { Claim } from '../model/index.ts'
import { namedPeople } from '../text/index.ts'
import { amount, dates } from './amount.ts'
import { line } from './harmless.ts'
import { broken, table, type Cell, type Column } from './table.ts'
import type { Terminal } from './terminal.ts'

/** A claim ready to be shown, from a reading or from a ledger. */
export interface ShownClaim extends Pick<
  Claim,
  'event' | 'manner' | 'quantity' | 'population' | 'place' | 'period' | 'polarity' | 'modality'
> {
  readonly id: string
  /** Null in the report's own voice. */
  readonly source: string | null
  readonly via: string | null
  readonly state: string | null
  readonly passage: string
}

const COLUMNS: readonly Column[] = [
  { title: 'CLAIM', whole: true },
  { title: 'SAID BY', least: 8 },
  { title: 'EVENT', least: 8 },
  { title: 'HOW MANY', least: 8 },
  { title: 'PEOPLE', least: 8 },
  { title: 'PLACE', least: 7 },
  { title: 'PERIOD', least: 10 },
]

/** Wider than this the eye loses the line. */
const WIDEST = 150
const WIDEST_PASSAGE = 100

/** A row for each claim and under it the passage. */
export function claimTable(claims: readonly ShownClaim[], terminal: Terminal): string {
  const width = Math.min(terminal.width, WIDEST)
  const { head, rows } = table(COLUMNS, claims.map(cells), width)
  const lines = [terminal.style('bold', head)]
  claims.forEach(({ passage }, i) => {
    const quoted = broken(`“${line(passage)}”`, Math.min(width, WIDEST_PASSAGE) - 4)
    lines.push(...(rows[i] ?? []), ...quoted.map((text) => terminal.style('dim', `    ${text}`)))
  })
  return `${lines.join('\n')}\n`
}

const MARKS: Record<string, string> = { accepted: '✓ accepted', rejected: '✗ rejected', unsure: '? unsure' }

const lines = (...parts: (string | null | false | undefined)[]): string[] =>
  parts.filter((part) => typeof part === 'string' && part !== '').map((part) => line(String(part)))

function cells(claim: ShownClaim): Cell[] {
  const { id, source, via, state, event, manner, quantity, population, place, period, polarity, modality } =
    claim
  // What the words say themselves is not said twice.
  const beyond = [population?.side, population?.role].filter(
    (word) => word && !population?.text.toLowerCase().includes(word.toLowerCase()),
  )
  return [
    lines(id, state && MARKS[state]),
    lines(source ?? '(the report)', via && `via ${via}`),
    lines(
      event,
      manner,
      polarity !== 'affirmed' && (polarity === 'negated' ? 'negated' : 'not known'),
      modality !== 'asserted' && modality,
    ),
    quantity ? lines(quantity.wording, amount(quantity)) : [],
    lines(namedPeople(claim)?.text, beyond.join(', ')),
    lines(place?.text),
    period ? lines(period.text, dates(period)) : [],
  ]
}
