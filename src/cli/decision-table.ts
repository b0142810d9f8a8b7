import type { Decision, Ledger } from '../ledger/index.ts'
import { line } from './harmless.ts'
import { shortKey } from './shown.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const COLUMNS = [
  { title: 'NO.', least: 3, right: true },
  { title: 'WHEN (UTC)', least: 16 },
  { title: 'WHO' },
  { title: 'DECIDED' },
  { title: 'ON' },
] as const

/** Decisions a line each, with what they changed; `more` says something below each. */
export async function decisionTable(
  ledger: Ledger,
  decisions: readonly Decision[],
  terminal: Terminal,
  more: (decision: Decision) => readonly string[] = () => [],
): Promise<string> {
  const { decisionViews } = await import('../server/decision-view.ts')
  const views = await decisionViews(ledger, decisions)
  const rows = views.map(
    ({ seq, at, who, action, blind, undone, changes, why, subject, subjectKind, about }, i) => {
      const decision = decisions[i] as Decision
      const what = [action, blind && '(blind)', undone && '(taken back)', ...undoes(decision)]
      const changed = /^(correct|rename|grade|merge|split)$/.test(action)
        ? changes.map(({ field, from, to }) =>
            line(from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to}`),
          )
        : []
      const on = subjectKind === 'relation' ? '' : `${shortKey(subject)} `
      return [
        String(seq),
        at.slice(0, 16).replace('T', ' '),
        line(who),
        [what.filter(Boolean).join(' '), ...changed],
        [line(`${on}${about}`), ...(why === null ? [] : [`“${line(why)}”`]), ...more(decision)],
      ]
    },
  )
  const laid = table(COLUMNS, rows, terminal.width)
  return `${terminal.style('bold', laid.head)}\n${laid.rows
    .flat()
    .map((row) => `${row}\n`)
    .join('')}`
}

const undoes = ({ action, to }: Decision): string[] =>
  action === 'undo' ? [String((to as { undoes: number }).undoes)] : []
