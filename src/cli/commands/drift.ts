import {
  claimsBy,
  COMPARED_FORMAT,
  RELATION_COLUMNS,
  relationJson,
  relationLines,
  relationRows,
  withCompared,
} from '../compared.ts'
import { command } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT } from '../exit.ts'
import { json } from '../harmless.ts'

export const drift = command({
  name: 'drift',
  summary: 'List statements that changed in the retelling',
  ledger: true,
  about:
    'Lists statements of one speaker that two reports tell differently: another event ("killed or wounded" that became "died"), bound, period, people or certainty. Where one report holds the speaker\'s own words it says which.',
  flags: { format: COMPARED_FORMAT },
  examples: [
    ['onrecord drift', 'All of the ledger'],
    ['onrecord drift --format json', 'With both passages, as JSON'],
  ],
  run: (values, _, context) =>
    withCompared(context, async ({ ledger }) => {
      const { relationList } = await import('../../ledger/index.ts')
      const { terminal } = context
      const found = await relationList(ledger, { kinds: ['drift'] })
      const claims = await claimsBy(
        ledger,
        found.flatMap(({ a, b }) => [a, b]),
      )
      if (values.format === 'json')
        terminal.out(
          `${json(
            found.map((one) => relationJson(one, claims)),
            2,
          )}\n`,
        )
      else if (values.format === 'csv') terminal.out(csv([RELATION_COLUMNS, ...relationRows(found, claims)]))
      else if (found.length === 0) terminal.err('No statement changed in the retelling.\n')
      else for (const one of found) terminal.out(relationLines(one, claims, terminal))
      return EXIT.done
    }),
})
