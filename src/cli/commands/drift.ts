import { printRelations } from '../relation-lines.ts'
import { COMPARED_FORMAT, withCompared } from '../compared.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'

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
      await printRelations(ledger, found, values.format, 'No statement changed in the retelling.', terminal)
      return EXIT.done
    }),
})
