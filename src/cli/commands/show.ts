import type { Decision, Ledger, LedgerClaim } from '../../ledger/index.ts'
import { OnrecordError, type Reading } from '../../model/index.ts'
import { claimTable } from '../claim-table.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { explainedClaim } from '../explain.ts'
import { json, line } from '../harmless.ts'
import { claimsOfLedger, shortKey } from '../shown.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

export const show = command({
  name: 'show',
  summary: 'Show a claim in its passage with what it rests on, or a report with its claims',
  words: 'ID…',
  least: 1,
  ledger: true,
  about:
    'Shows claims, each in the sentence it stands in, with its attribution, the places of all its words in the text, the rules that found it, how it relates to other claims, and who decided what. Of a report it shows what is known of it and its claims. The beginning of an id is enough.',
  flags: {
    format: { about: 'How to print it', takes: 'FORMAT', values: ['text', 'json'], short: 'f' },
    text: { about: "Print a report's whole text instead" },
  },
  examples: [
    ['onrecord show r7a2b19c.3', 'One claim'],
    ['onrecord show r7a2b', 'A report with its claims'],
    ['onrecord show r7a2b --text', 'The text as it was taken in'],
  ],
  async run({ format = 'text', text }, ids, { terminal, ledger: address }) {
    const api = await import('../../ledger/index.ts')
    const ledger = await api.openLedger(address, 'read')
    const given = { ledger, format, terminal }
    const shown: unknown[] = []
    try {
      for (const id of ids) {
        const { kind, key } = await api.keyFor(ledger, id)
        const reportId = kind === 'report' ? key : key.slice(0, key.lastIndexOf('.'))
        const reading = await api.readingOf(ledger, reportId)
        if (!reading) throw new OnrecordError('not-found', `The ledger holds no report ${reportId}.`)
        if (text)
          terminal.raw(format === 'json' ? `${json(reading.report.text)}\n` : `${reading.report.text}\n`)
        else if (kind === 'report') shown.push(await report(given, reportId, reading))
        else shown.push(await claim(given, key, reading))
      }
      if (format === 'json' && !text) terminal.out(`${json(shown.length === 1 ? shown[0] : shown, 2)}\n`)
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})

/** From where something is shown, how and on what. */
interface Given {
  readonly ledger: Ledger
  readonly format: string
  readonly terminal: Terminal
}

async function report({ ledger, format, terminal }: Given, id: string, reading: Reading): Promise<unknown> {
  const { claimList, reportList } = await import('../../ledger/index.ts')
  const [about] = await reportList(ledger, { ids: [id] })
  const claims = await claimList(ledger, { reports: [id] })
  if (format === 'json') return { ...about, problems: reading.problems, claims }
  const rows = [
    ['report', id],
    ['title', about?.title],
    ['author', about?.author],
    ['publisher', about?.publisher],
    ['published', about?.published],
    ['address', about?.url],
    ['taken from', about?.location],
    ['added', about?.addedAt],
    ['SHA-256', about?.sha256],
    ['reader', about?.reader],
    ['note', about?.note],
    ['claims', `${claims.length}${counts(about?.counts ?? {})}`],
  ]
  terminal.out(
    rows
      .flatMap(([name, value]) =>
        value ? [`${terminal.style('dim', (name ?? '').padEnd(12))}${line(value)}\n`] : [],
      )
      .join(''),
  )
  for (const { message } of reading.problems) terminal.out(`${line(message)}\n`)
  if (claims.length > 0) {
    terminal.out(
      `\n${claimTable(
        claimsOfLedger(claims).map((one) => ({ ...one, id: shortKey(one.id) })),
        terminal,
      )}`,
    )
  }
  return null
}

const counts = (of: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(of).map(([state, n]) => `${n} ${state}`)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

async function claim({ ledger, format, terminal }: Given, key: string, reading: Reading): Promise<unknown> {
  const { attributionAsMarked, claimByKey, decisionsOn, relationList } = await import('../../ledger/index.ts')
  const found = await claimByKey(ledger, key)
  if (!found) throw new OnrecordError('not-found', `The ledger holds no claim ${key}.`)
  const relations = await relationList(ledger, { claims: [key] })
  const decisions = await decisionsOn(ledger, 'claim', key)
  const read = reading.attributions.find(({ id }) => id === found.attributionId) ?? null
  const attribution = attributionAsMarked(read, found.marked)
  if (format === 'json') return { ...found, attribution, relations, decisions }
  const { title, publisher, published } = found.report
  terminal.out(
    `${terminal.style('dim', line([title ?? found.reportId, publisher, published].filter(Boolean).join(' · ')))}\n`,
  )
  terminal.out(
    explainedClaim({ ...found, id: shortKey(key) }, found.source, attribution, reading.report.text, terminal),
  )
  terminal.out(stands(found))
  if (relations.length > 0) {
    terminal.out(`\n${terminal.style('bold', 'Relations')}\n`)
    for (const { kind, a, b, because } of relations) {
      const other = a === key ? b : a
      terminal.out(
        `  ${kind} ${shortKey(other)}${because.map(({ note }) => `\n      ${line(note)}`).join('')}\n`,
      )
    }
  }
  if (decisions.length > 0)
    terminal.out(`\n${terminal.style('bold', 'Decisions')}\n${decided(decisions, terminal)}`)
  return null
}

function stands({ key, state, grade, note, origin, present, differs, revision }: LedgerClaim): string {
  const parts = [
    state,
    grade && `graded ${grade}`,
    origin === 'person' && 'added by a person',
    !present && 'no longer in the current reading',
    differs.length > 0 && `otherwise than read in ${differs.join(', ')}`,
    `revision ${revision}`,
  ].filter(Boolean)
  return `    ${'state'.padEnd(12)}${parts.join(' · ')}\n    ${'key'.padEnd(12)}${key}\n${note ? `    ${'note'.padEnd(12)}${line(note)}\n` : ''}`
}

function decided(decisions: readonly Decision[], terminal: Terminal): string {
  const { rows } = table(
    [{ title: '' }, { title: '' }, { title: '' }, { title: '' }, { title: '' }],
    decisions.map(({ seq, at, who, action, why, to, blind }) => [
      String(seq),
      at.slice(0, 16).replace('T', ' '),
      line(who),
      `${action}${blind ? ' (blind)' : ''}`,
      line(
        [why, action === 'undo' && `decision ${(to as { undoes: number }).undoes}`].filter(Boolean).join(' '),
      ),
    ]),
    terminal.width - 2,
  )
  return rows
    .flat()
    .map((row) => `  ${row}\n`)
    .join('')
}
