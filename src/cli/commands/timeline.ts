import type { Moment } from '../../compare/index.ts'
import { claimJson, claimLines } from '../claim-lines.ts'
import {
  claimsBy,
  COMPARED_FORMAT,
  LOOSE,
  looseWords,
  scopeWords,
  unlistedPlace,
  withCompared,
} from '../compared.ts'
import { command } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'

const days = ({ from, to }: Moment) =>
  from === to ? (from ?? 'No day said') : from === null ? `Up to ${to}` : `${from} to ${to ?? '…'}`

export const timeline = command({
  name: 'timeline',
  summary: 'List the claims of a scope by the days that they count',
  words: 'SCOPE',
  least: 1,
  most: 1,
  ledger: true,
  about:
    'Lists every claim that touches a scope ("deaths, Ukraine, 2024-11") by the day it counts up to, then by the day it was made. A claim marked ~ only touches the scope: it counts more than it, or does not say when. Claims that do not say whose people, or where, although the scope asks for it, are left out: --loose lists them too.',
  flags: { loose: LOOSE, format: COMPARED_FORMAT },
  examples: [
    ['onrecord timeline "casualties, North Korea"', 'How the figures went'],
    ['onrecord timeline "deaths, in Gaza, 2024-03" --format csv', 'For a chart'],
  ],
  run: (values, [scope = ''], context) =>
    withCompared(context, async ({ ledger, comparing }) => {
      const { amount, questionOf, timeline, voice } = await import('../../compare/index.ts')
      const { statementsOn } = await import('../../across/index.ts')
      const { terminal } = context
      const question = questionOf(scope, comparing.lexicon)
      terminal.err(unlistedPlace(question, comparing))
      const all = timeline(question, await statementsOn(ledger, question, comparing), comparing)
      const moments = all.filter(({ loose }) => values.loose || !loose)
      const claims = await claimsBy(
        ledger,
        moments.map(({ claim }) => claim.id),
      )
      if (values.format === 'json') {
        const shown = moments.map(({ claim, from, to, inside, loose }) => ({
          from,
          to,
          inside,
          loose,
          statedOn: claim.statedOn,
          origin: voice(claim),
          bounds: claim.bounds,
          ...(claimJson(claims.get(claim.id)) as object | undefined),
        }))
        terminal.out(`${json(shown, 2)}\n`)
      } else if (values.format === 'csv') {
        const rows = moments.map(({ claim, from, to, inside, loose }) => [
          from,
          to,
          claim.statedOn,
          inside,
          loose,
          voice(claim),
          claim.scope.event,
          claim.quantity,
          claim.bounds?.lower,
          claim.bounds?.upper,
          claim.id,
          claims.get(claim.id)?.anchor.exact,
          claims.get(claim.id)?.reportId,
        ])
        terminal.out(
          csv([
            [
              'from',
              'to',
              'stated_on',
              'inside',
              'loose',
              'origin',
              'event',
              'quantity',
              'lower',
              'upper',
              'claim',
              'passage',
              'report',
            ],
            ...rows,
          ]),
        )
      } else {
        terminal.out(`${terminal.style('bold', line(scopeWords(question)))}\n\n`)
        if (moments.length === 0) terminal.out('No claim touches this scope.\n')
        for (const moment of moments) {
          const { claim, inside } = moment
          const said = claim.bounds === null ? 'sets no bound' : amount(claim.scope, claim.bounds)
          const head = terminal.style('bold', `${days(moment)}: ${said}`)
          const lines = claimLines(claims.get(claim.id), claim.id, inside ? ' ' : '~', terminal)
          terminal.out(`${[head, ...lines].join('\n')}\n`)
        }
        const loose = all.length - moments.length
        if (loose > 0) terminal.err(`${looseWords(loose)}\n`)
      }
      return EXIT.done
    }),
})
