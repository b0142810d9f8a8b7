import type { ConflictSet } from '../../compare/index.ts'
import type { Ledger, LedgerClaim } from '../../ledger/index.ts'
import { claimJson, claimLines } from '../claim-lines.ts'
import { printRelations } from '../relation-lines.ts'
import { claimsBy, COMPARED_FORMAT, idsOf, scopeWords, withCompared } from '../compared.ts'
import { command, type Context } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { json } from '../harmless.ts'
import { count } from '../words.ts'

export const conflicts = command({
  name: 'conflicts',
  summary: 'List claims that cannot all be true, and accounts that exclude each other',
  words: '[SCOPE]',
  most: 1,
  ledger: true,
  about: [
    'Lists pairs: at least so many against at most fewer, it happened against it did not, a number against its denial, a rate against a total that it does not fit, and accounts of the same deaths that exclude each other.',
    'With a scope ("casualties, Russia, in Ukraine, 2024-11") it also adds up claims whose scopes do not overlap, and lists the smallest sets that cannot all be true.',
  ].join('\n'),
  flags: { format: COMPARED_FORMAT },
  examples: [
    ['onrecord conflicts', 'All pairs of the ledger'],
    [
      'onrecord conflicts "casualties, Russia, 2024-11" --format csv',
      'One scope, sums included, for a spreadsheet',
    ],
  ],
  run: (values, [scope], context) =>
    withCompared(context, async ({ ledger, comparing }) => {
      const { terminal } = context
      if (scope !== undefined) {
        const { conflictsOn } = await import('../../across/index.ts')
        const { questionOf } = await import('../../compare/index.ts')
        const question = questionOf(scope, comparing.lexicon)
        if (terminal.outIsTerminal) terminal.err(`${scopeWords(question)}\n\n`)
        return sets(await conflictsOn(ledger, question, comparing), values.format ?? 'text', ledger, context)
      }
      const { relationList } = await import('../../ledger/index.ts')
      const found = await relationList(ledger, { kinds: ['conflict', 'inconsistent', 'competing-account'] })
      await printRelations(ledger, found, values.format, 'No claims contradict each other.', terminal)
      return EXIT.done
    }),
})

async function sets(
  found: readonly ConflictSet[],
  format: string,
  ledger: Ledger,
  { terminal }: Context,
): Promise<ExitCode> {
  const claims = await claimsBy(
    ledger,
    found.flatMap(({ claims }) => idsOf(claims)),
  )
  if (format === 'json')
    terminal.out(
      `${json(
        found.map((one) => setJson(one, claims)),
        2,
      )}\n`,
    )
  else if (format === 'csv') {
    const rows = found.flatMap(({ claims: some, steps }, i) =>
      some.map(({ id }) => [
        i + 1,
        id,
        claims.get(id)?.source,
        claims.get(id)?.anchor.exact,
        claims.get(id)?.reportId,
        steps.join(' '),
      ]),
    )
    terminal.out(csv([['set', 'claim', 'source', 'passage', 'report', 'steps'], ...rows]))
  } else if (found.length === 0) terminal.err('No claims of this scope contradict each other.\n')
  else for (const one of found) terminal.out(`${setLines(one, claims, terminal).join('\n')}\n\n`)
  return EXIT.done
}

export const setJson = (
  { claims: some, steps }: ConflictSet,
  claims: ReadonlyMap<string, LedgerClaim>,
): unknown => ({
  claims: idsOf(some).map((id) => claimJson(claims.get(id))),
  steps,
})

export const setLines = (
  { claims: some, steps }: ConflictSet,
  claims: ReadonlyMap<string, LedgerClaim>,
  terminal: Context['terminal'],
): string[] => [
  terminal.style('bold', `${count(some.length, 'claim')} that cannot all be true`),
  ...idsOf(some).flatMap((id) => claimLines(claims.get(id), id, '·', terminal)),
  ...steps.map((step) => `  ${step}`),
]
