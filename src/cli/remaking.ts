import type { Meaning } from '../index.ts'
import type { ClaimFields, Ledger, LedgerClaim } from '../ledger/index.ts'
import { OnrecordError, type Report } from '../model/index.ts'
import type { Context, Flags } from './command.ts'
import { BY, named, nameOf, seenBy } from './deciding.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { fieldsGiven, type FieldValues, type Told } from './field-flags.ts'
import { eventsOf } from './filter.ts'
import { json, line } from './harmless.ts'
import { shortKey } from './shown.ts'

/** Flags of every command that makes claims anew. */
export const REMAKING = {
  ...BY,
  format: {
    about: 'How to print the claims as they stand then',
    takes: 'FORMAT',
    values: ['text', 'json'],
    short: 'f',
  },
} as const satisfies Flags

interface Given {
  readonly by: string | undefined
  readonly note: string | undefined
  readonly format: 'text' | 'json' | undefined
}

/** A claim that a person named, and the revision they saw. */
export interface Seen {
  readonly claim: LedgerClaim
  readonly expect: number
}

type Step = Parameters<typeof import('../server/deciding.ts').takeSteps>[2][number]

/**
 * Take the step that `step` makes of the claims named, as one decision with one undo, and print the claims it touched.
 * It is the step that the page takes.
 */
export async function remake(
  { by, note, format }: Given,
  words: readonly string[],
  { terminal, ledger: address, now }: Context,
  done: string,
  step: (ledger: Ledger, claims: readonly Seen[], note: string | null) => Promise<Step>,
): Promise<ExitCode> {
  const { claimByKey, openLedger, transaction } = await import('../ledger/index.ts')
  const { takeSteps } = await import('../server/deciding.ts')
  const { summary } = await import('../server/summary.ts')
  await (await openLedger(address, 'read')).close()
  const ledger = await openLedger(address)
  const who = nameOf(by)
  try {
    const keys = await transaction(ledger, async (ledger) => {
      const seen: Seen[] = []
      for (const word of words) seen.push(await seenAs(ledger, who, word))
      return takeSteps(ledger, { who, at: now(), blind: false }, [await step(ledger, seen, note ?? null)])
    })
    const claims: LedgerClaim[] = []
    for (const key of keys) {
      const claim = await claimByKey(ledger, key)
      if (claim) claims.push(claim)
    }
    if (format === 'json') terminal.out(`${json(claims, 2)}\n`)
    else {
      for (const claim of claims) {
        const stands = claim.present ? '' : ` (${claim.state})`
        const who = claim.source ?? 'the report'
        terminal.out(`${done} ${shortKey(claim.key)}: ${line(`${summary(claim)}, ${who}`)}${stands}\n`)
      }
    }
    return EXIT.done
  } finally {
    await ledger.close()
  }
}

async function seenAs(ledger: Ledger, who: string, word: string): Promise<Seen> {
  const { claimByKey, keyFor } = await import('../ledger/index.ts')
  const one = named(word)
  const { kind, key } = await keyFor(ledger, one.id)
  const claim = kind === 'claim' ? await claimByKey(ledger, key) : null
  if (!claim)
    throw new OnrecordError('usage', `${one.id} is a report: name a claim of it, such as ${one.id}.1.`)
  return { claim, expect: await seenBy(ledger, who, kind, key, one) }
}

/** The fields of a claim with what the flags change, its words taken from its report. */
export async function fieldsAnew(
  ledger: Ledger,
  claim: LedgerClaim,
  values: FieldValues,
): Promise<ClaimFields> {
  const { attributionAsMarked, fieldsOf, readingOf } = await import('../ledger/index.ts')
  const reading = await readingOf(ledger, claim.reportId, { relations: false })
  if (!reading) throw new OnrecordError('not-found', `The ledger holds no report ${claim.reportId}.`)
  const read = reading.attributions.find(({ id }) => id === claim.attributionId) ?? null
  const said = attributionAsMarked(read, claim.marked)
  const [event] = values.event === undefined ? [] : await eventsOf(ledger, [values.event])
  const base = { ...fieldsOf(claim), ...(await fieldsInJson(values.json)) }
  const { text } = reading.report
  const worded = Boolean(values.quantity) || Boolean(values.period)
  const meaning = worded ? await meaningIn(reading.report) : () => NO_MEANING
  return fieldsGiven({ ...values, event }, base, said, { text, meaning })
}

const NO_MEANING: Meaning = { quantity: null, period: null }

async function meaningIn({ text, published }: Report): Promise<Told['meaning']> {
  const { loadLexicon, meaningOf } = await import('../index.ts')
  const lexicon = loadLexicon()
  return (span) => meaningOf(text, span, published, lexicon)
}

async function fieldsInJson(given: string | undefined): Promise<Partial<ClaimFields>> {
  if (given === undefined) return {}
  const { claimFieldsShape } = await import('../server/schema/index.ts')
  let value: unknown
  try {
    value = JSON.parse(given)
  } catch (cause) {
    throw new OnrecordError('usage', '--json is an object of fields, such as {"event":"casualties"}.', {
      cause,
    })
  }
  const { success, error, data } = claimFieldsShape.partial().strict().safeParse(value)
  if (success) return Object.fromEntries(Object.entries(data).filter(([name]) => name in (value as object)))
  const [issue] = error.issues
  const where = ['--json', ...(issue?.path ?? [])].join('.')
  throw new OnrecordError('usage', `${where}: ${issue?.message ?? 'wrong form'}.`)
}
