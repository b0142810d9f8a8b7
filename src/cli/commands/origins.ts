import type { ClaimOrigin } from '../../across/index.ts'
import type { LedgerClaim } from '../../ledger/index.ts'
import { claimJson, claimLines } from '../claim-lines.ts'
import { claimsBy, COMPARED_FORMAT, withCompared } from '../compared.ts'
import { command, type Context } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'
import { shortKey } from '../shown.ts'
import { table } from '../table.ts'

export const origins = command({
  name: 'origins',
  summary: 'Say whose word claims are, through all who pass them on',
  words: '[CLAIM…]',
  ledger: true,
  about: [
    'With claims it follows each to its origin: the report, the speaker, whom the speaker cites, and on through other reports that hold the same statement closer to its speaker, or from which the number was taken.',
    'Without claims it counts the origins of the ledger: claims, reports, and reports without reprints. Voices of one government are one origin.',
  ].join('\n'),
  flags: { format: COMPARED_FORMAT },
  examples: [
    ['onrecord origins', 'Who the ledger rests on'],
    ['onrecord origins r7a2b19c.3', 'The chain behind one claim'],
  ],
  run: (values, words, context) =>
    withCompared(context, async ({ ledger }) => {
      const { keyFor } = await import('../../ledger/index.ts')
      const { originCounts, originOf } = await import('../../across/index.ts')
      const { terminal } = context
      if (words.length > 0) {
        const found: ClaimOrigin[] = []
        for (const word of words) found.push(await originOf(ledger, (await keyFor(ledger, word)).key))
        const claims = await claimsBy(
          ledger,
          found.flatMap(({ steps }) => steps.map(({ claim }) => claim)),
        )
        if (values.format === 'json')
          terminal.out(
            `${json(
              found.map((one) => chainJson(one, claims)),
              2,
            )}\n`,
          )
        else if (values.format === 'csv') {
          const rows = found.flatMap(({ claim, origin, steps }) =>
            steps.map((step) => [
              claim,
              origin,
              step.claim,
              step.how,
              step.chain.join(' → '),
              claims.get(step.claim)?.anchor.exact,
            ]),
          )
          terminal.out(csv([['claim', 'origin', 'at', 'how', 'chain', 'passage'], ...rows]))
        } else for (const one of found) terminal.out(`${chainLines(one, claims, terminal).join('\n')}\n\n`)
        return EXIT.done
      }
      const counts = await originCounts(ledger)
      if (values.format === 'json') terminal.out(`${json(counts, 2)}\n`)
      else {
        const rows = counts.map(({ name, claims, reports, firsts, since, until }) => [
          name,
          claims,
          reports,
          firsts,
          since,
          until,
        ])
        const titles = ['origin', 'claims', 'reports', 'without_reprints', 'since', 'until']
        if (values.format === 'csv') terminal.out(csv([titles, ...rows]))
        else {
          const columns = [
            { title: 'ORIGIN', least: 12 },
            ...['CLAIMS', 'REPORTS', 'NO REPRINTS'].map((title) => ({ title, right: true as const })),
            { title: 'SINCE' },
            { title: 'UNTIL' },
          ]
          const laid = table(
            columns,
            rows.map((row) => row.map((cell) => line(String(cell ?? '')))),
            Math.min(terminal.width, 110),
          )
          terminal.out(`${[terminal.style('bold', laid.head), ...laid.rows.flat()].join('\n')}\n`)
        }
      }
      return EXIT.done
    }),
})

const chainJson = (
  { claim, origin, steps }: ClaimOrigin,
  claims: ReadonlyMap<string, LedgerClaim>,
): unknown => ({
  claim,
  origin,
  steps: steps.map((step) => ({ ...step, ...(claimJson(claims.get(step.claim)) as object | undefined) })),
})

const chainLines = (
  { claim, origin, steps }: ClaimOrigin,
  claims: ReadonlyMap<string, LedgerClaim>,
  terminal: Context['terminal'],
): string[] => [
  `${terminal.style('bold', shortKey(claim))}: ${line(origin)}`,
  ...steps.flatMap(({ claim, how, chain }) => [
    ...claimLines(claims.get(claim), claim, '·', terminal),
    `    ${line(how)}: ${line(chain.join(' → '))}`,
  ]),
]
