import { command } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'
import { table } from '../table.ts'

const WIDEST = 120

export const sources = command({
  name: 'sources',
  summary: 'List who is cited, for how many claims in how many reports',
  words: '[NAME]',
  most: 1,
  ledger: true,
  about:
    'Lists the sources of the claims, those with most claims first. Names that people found to be one source are counted together.',
  flags: {
    limit: { about: 'Show at most so many', takes: 'COUNT', kind: 'count', short: 'n' },
    format: { about: 'How to print them', takes: 'FORMAT', values: ['table', 'csv', 'json'], short: 'f' },
  },
  examples: [
    ['onrecord sources', 'Everybody who is cited'],
    ['onrecord sources ministry --format csv', 'Sources with a name or role like that, for a spreadsheet'],
  ],
  async run({ limit, format = 'table' }, [words], { terminal, ledger: address }) {
    const { openLedger, sourceList } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const found = await sourceList(ledger, {
        ...(words !== undefined && { words }),
        ...(limit !== undefined && { limit }),
      })
      if (format === 'json') terminal.out(`${json(found, 2)}\n`)
      else if (format === 'csv') {
        const rows = found.map(({ key, name, kind, role, grade, claims, reports, first, last, merged }) => {
          return [
            key,
            name,
            kind,
            role,
            grade,
            claims,
            reports,
            first,
            last,
            merged.map((one) => one.name).join('; '),
          ]
        })
        terminal.raw(
          csv([
            ['source', 'name', 'kind', 'role', 'grade', 'claims', 'reports', 'first', 'last', 'merged'],
            ...rows,
          ]),
        )
      } else if (found.length === 0) terminal.err('No sources like that.\n')
      else {
        const { head, rows } = table(
          [
            { title: 'SOURCE', least: 16 },
            { title: 'KIND' },
            { title: 'ROLE', least: 10 },
            { title: 'GRADE' },
            { title: 'CLAIMS', right: true },
            { title: 'REPORTS', right: true },
            { title: 'PUBLISHED', least: 10 },
          ],
          found.map(({ name, kind, role, grade, claims, reports, first, last, merged }) => [
            [line(name), ...merged.map((one) => `= ${line(one.name)}`)],
            kind,
            line(role ?? ''),
            grade ?? '',
            String(claims),
            String(reports),
            first === last ? (first ?? '') : `${first ?? ''}…${last ?? ''}`,
          ]),
          Math.min(terminal.width, WIDEST),
        )
        terminal.out(`${[terminal.style('bold', head), ...rows.flat()].join('\n')}\n`)
      }
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
