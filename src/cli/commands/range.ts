import { boundsInWords } from '../../compare/bounds-in-words.ts'
import type { Range, Scope, Statement } from '../../compare/index.ts'
import type { LedgerClaim } from '../../ledger/index.ts'
import { claimJson, claimLine, claimLines } from '../claim-lines.ts'
import {
  claimsBy,
  COMPARED_FORMAT,
  idsOf,
  LOOSE,
  scopeWords,
  unlistedPlace,
  withCompared,
} from '../compared.ts'
import { command, type Context } from '../command.ts'
import { csv } from '../csv.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'
import { count, list } from '../words.ts'
import { setJson, setLines } from './conflicts.ts'

export const range = command({
  name: 'range',
  summary: 'Say what follows for a scope from those one chooses to believe',
  words: 'SCOPE',
  least: 1,
  most: 1,
  ledger: true,
  about: [
    'A scope is written in parts with commas between, in any order: an event, people, a place, a period: "casualties, North Korean soldiers, in Kursk region, 2024-10..2024-12". A place that is also a side takes "in": "in Ukraine".',
    'It prints the tightest interval that follows, every step to it, the claims it rests on, those left out and why (with --loose also those that do not say whose people, or where, although the scope asks for it), and the smallest sets of chosen claims that contradict each other. Without --believe each origin has its own range: nothing is blended.',
  ].join('\n'),
  flags: {
    believe: {
      about: 'Whom to believe: governments, people or bodies',
      takes: 'NAME',
      many: true,
      short: 'b',
    },
    except: {
      about: 'Whom not to believe, or claims to leave out',
      takes: 'NAME|CLAIM',
      many: true,
      short: 'x',
    },
    loose: LOOSE,
    format: COMPARED_FORMAT,
  },
  examples: [
    ['onrecord range "casualties, North Korea"', 'Each origin by itself'],
    [
      'onrecord range "casualties, North Korea, 2024-12" --believe Kyiv,Washington',
      'What follows if both are right',
    ],
  ],
  run: (values, [scope = ''], context) =>
    withCompared(context, async ({ ledger, comparing }) => {
      const { keyFor } = await import('../../ledger/index.ts')
      const { questionOf, rangeOf, rangesByOrigin, strangers } = await import('../../compare/index.ts')
      const { statementsOn } = await import('../../across/index.ts')
      const question = questionOf(scope, comparing.lexicon)
      context.terminal.err(unlistedPlace(question, comparing))
      const all = await statementsOn(ledger, question, comparing)
      const except: string[] = []
      for (const name of values.except) {
        except.push(/^r[0-9a-f]+\.\d+$/.test(name) ? (await keyFor(ledger, name)).key : name)
      }
      const found =
        values.believe.length + except.length > 0
          ? [
              {
                origin: values.believe.length > 0 ? values.believe.join(', ') : 'all others',
                range: rangeOf(question, all, { believe: values.believe, except }, comparing),
              },
            ]
          : rangesByOrigin(question, all, comparing)
      const ranges = found.map(({ origin, range }) => ({
        origin,
        range: { ...range, leftOut: range.leftOut.filter(({ loose }) => values.loose || !loose) },
      }))
      const { terminal } = context
      const unheard = strangers([...values.believe, ...except], all, comparing)
      if (unheard.length > 0) {
        const heard = rangesByOrigin(question, all, comparing).flatMap(({ origin, range }) =>
          range.lower === null && range.upper === null ? [] : [origin],
        )
        const who = heard.length === 0 ? 'Nobody does.' : `Those who do: ${line(list(heard))}.`
        terminal.err(`${line(list(unheard))}: nobody of that name says anything of this scope. ${who}\n`)
      }
      const claims = await claimsBy(ledger, idsOf(all))
      const shown = ranges.filter(
        ({ range }) => values.believe.length > 0 || range.lower !== null || range.upper !== null,
      )
      if (values.format === 'json') {
        terminal.out(
          `${json({ scope: question, ranges: shown.map((one) => ({ believe: one.origin, ...rangeJson(one.range, claims) })) }, 2)}\n`,
        )
      } else if (values.format === 'csv') {
        terminal.out(csv([COLUMNS, ...shown.flatMap((one) => rows(one.origin, one.range, claims))]))
      } else {
        terminal.out(`${terminal.style('bold', line(scopeWords(question)))}\n\n`)
        if (shown.length === 0) terminal.out('No claim sets a bound for this scope.\n\n')
        for (const one of shown)
          terminal.out(`${text(one.origin, one.range, claims, terminal).join('\n')}\n\n`)
        const silent = ranges
          .filter((one) => !shown.includes(one))
          .flatMap(({ range }) => range.leftOut.filter(({ claim }) => somewhere(claim, question)))
        for (const each of restOf(silent, claims)) terminal.out(`${each}\n`)
      }
      return EXIT.done
    }),
})

/** Where a place is asked for, a count that names none says little of it. */
const somewhere = ({ scope: { place } }: Statement, question: Scope): boolean =>
  question.place.hull.length === 0 || place.known !== 'unknown'

/** Claims of those who set no bound here: a few of them, and how many more there are. */
function restOf(silent: Range['leftOut'], claims: ReadonlyMap<string, LedgerClaim>): string[] {
  if (silent.length === 0) return []
  const more = silent.length - SHOWN
  return [
    `Of those who set no bound here, ${count(silent.length, 'claim')}`,
    ...leftOutLines({ leftOut: silent.slice(0, SHOWN) }, claims),
    ...(more > 0 ? [`    and ${more} more, which \`onrecord timeline\` lists`] : []),
  ]
}

const SHOWN = 8

/** Told beside the bounds, since whoever believes claims that exclude each other has to know. */
const contradicted = ({ conflicts }: Range): string =>
  conflicts.length === 0 ? '' : `  ⚠ ${count(conflicts.length, 'contradiction')} among the claims believed`

function text(
  believed: string,
  range: Range,
  claims: ReadonlyMap<string, LedgerClaim>,
  terminal: Context['terminal'],
): string[] {
  const steps = [...new Set([...(range.lower?.steps ?? []), ...(range.upper?.steps ?? [])])]
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [terminal.style('dim', title), ...lines]
  return [
    `${terminal.style('bold', line(believed))}: ${boundsInWords(range)}  (${count(range.origins.length, 'origin')}${range.origins.length > 1 ? `: ${list(range.origins)}` : ''})${contradicted(range)}`,
    ...section(
      '  steps',
      steps.map((step) => `    ${line(step)}`),
    ),
    ...section(
      '  rests on',
      idsOf(range.used).flatMap((id) => claimLines(claims.get(id), id, '  ·', terminal)),
    ),
    ...section(
      '  ⚠ told otherwise by the speaker',
      range.drifted.map(({ claim: { id }, why }) => `    ${claimLine(claims.get(id), id)} (${line(why)})`),
    ),
    ...section(
      '  true with it, but weaker',
      idsOf(range.weaker).map((id) => `    ${claimLine(claims.get(id), id)}`),
    ),
    ...section('  left out', leftOutLines(range, claims)),
    ...section(
      '  contradictions',
      range.conflicts.flatMap((one) => setLines(one, claims, terminal).map((each) => `    ${each}`)),
    ),
  ]
}

/** Those that were not believed in one line, the others each with its reason. */
function leftOutLines(
  { leftOut }: Pick<Range, 'leftOut'>,
  claims: ReadonlyMap<string, LedgerClaim>,
): string[] {
  const others = leftOut.filter(({ unbelieved }) => unbelieved)
  const rest = leftOut
    .filter(({ unbelieved }) => !unbelieved)
    .map(({ claim: { id }, why }) => `    ${claimLine(claims.get(id), id)} (${line(why)})`)
  if (others.length === 0) return rest
  return [...rest, `    ${count(others.length, 'claim')} whose origin is not among those believed`]
}

const rangeJson = (range: Range, claims: ReadonlyMap<string, LedgerClaim>): object => ({
  lower: range.lower && {
    value: range.lower.value,
    steps: range.lower.steps,
    claims: idsOf(range.lower.uses),
  },
  upper: range.upper && {
    value: range.upper.value,
    steps: range.upper.steps,
    claims: idsOf(range.upper.uses),
  },
  origins: range.origins,
  used: idsOf(range.used).map((id) => claimJson(claims.get(id))),
  drifted: range.drifted.map(({ claim, why }) => ({ claim: claim.id, why })),
  weaker: idsOf(range.weaker),
  leftOut: range.leftOut.map(({ claim, why }) => ({ claim: claim.id, why })),
  conflicts: range.conflicts.map((one) => setJson(one, claims)),
})

const COLUMNS = ['believe', 'lower', 'upper', 'part', 'claim', 'why', 'source', 'passage', 'report']

function rows(
  believed: string,
  range: Range,
  claims: ReadonlyMap<string, LedgerClaim>,
): (string | number | null | undefined)[][] {
  const row = (part: string, id: string, why: string) => [
    believed,
    range.lower?.value,
    range.upper?.value,
    part,
    id,
    why,
    claims.get(id)?.source,
    claims.get(id)?.anchor.exact,
    claims.get(id)?.reportId,
  ]
  return [
    ...idsOf(range.used).map((id) => row('rests on', id, '')),
    ...range.drifted.map(({ claim, why }) => row('told otherwise by the speaker', claim.id, why)),
    ...idsOf(range.weaker).map((id) => row('weaker', id, '')),
    ...range.leftOut.map(({ claim, why }) => row('left out', claim.id, why)),
    ...range.conflicts.flatMap(({ claims: some, steps }, i) =>
      idsOf(some).map((id) => row(`contradiction ${i + 1}`, id, steps.join(' '))),
    ),
  ]
}
