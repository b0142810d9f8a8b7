import { createHash } from 'node:crypto'
import {
  addReading,
  claimList,
  decide,
  fieldsOf,
  history,
  noteFailure,
  putRelations,
  relationList,
  reportList,
  sourceList,
  type DecisionGiven,
  type Ledger,
  type LedgerClaim,
} from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/index.ts'
import { reading } from '../ledger/reading.ts'

const AT = new Date('2025-04-01T12:00:00Z')
const at = (minute: number): Date => new Date(AT.getTime() + minute * 60_000)

const PAGE =
  '<p>Mira Holt said “at least 30 miners” were killed in Ostrava’s pit.</p> <p>Four rescuers were hurt, Mira Holt said.</p>'
const TEXT = PAGE.replace(/<\/?p>/g, '')
const BYTES = {
  bytes: Buffer.from(PAGE),
  mediaType: 'text/html',
  original: { encoding: 'utf-8', leads: [{ span: [0, 70], at: [3, 73], exact: true }] },
}

const pit = (text: string): Reading => {
  const made = reading(text, [
    {
      quote: '“at least 30 miners” were killed in Ostrava’s pit',
      count: 'at least 30',
      lower: 30,
      who: 'miners',
      place: 'Ostrava',
      source: 'Mira Holt',
    },
    {
      quote: 'Four rescuers were hurt',
      event: 'injuries',
      count: 'Four',
      lower: 4,
      upper: 4,
      who: 'rescuers',
      source: 'Mira Holt',
    },
  ])
  const sha256 = createHash('sha256').update(PAGE).digest('hex')
  return { ...made, report: { ...made.report, sha256, id: `r${sha256.slice(0, 12)}`, location: 'pit.html' } }
}

const quay = (): Reading =>
  reading(
    'The harbour office said 6 sailors drowned and 2 are missing. A union said no sailor drowned. 9 boats left for Tarn with 40 people, the harbour office said.',
    [
      {
        quote: '6 sailors drowned and 2 are missing',
        count: '6',
        lower: 6,
        upper: 6,
        who: 'sailors',
        source: 'The harbour office',
      },
      { quote: 'no sailor drowned', who: 'sailor', polarity: 'negated', source: 'A union' },
      {
        quote: '9 boats left for Tarn with 40 people',
        event: 'displacement',
        count: '40',
        lower: 40,
        upper: 40,
        who: 'people',
        source: 'the harbour office',
      },
    ],
    { location: 'quay.txt', title: null },
  )

/** A ledger in which all that people can do has been done to claims, sources, reports and relations. */
export async function workThrough(ledger: Ledger): Promise<void> {
  await addReading(ledger, pit(TEXT), {
    reader: 'test 1',
    at: AT,
    ...BYTES,
    file: { size: 120, modifiedMs: 1.5 },
  })
  await addReading(ledger, quay(), { reader: 'test 1', at: at(1) })
  const failure = { location: 'cut.pdf', code: 'unreadable', reason: 'It is cut off.' }
  await noteFailure(ledger, { ...failure, at: at(1).toISOString() })
  await judge(ledger)
  await remake(ledger)
  await nameSources(ledger)
  await relate(ledger)
  // A newer reader takes more of the page and no longer finds the rescuers.
  const more = pit(`Ostrava, Monday\n${TEXT}`)
  await addReading(
    ledger,
    { ...more, claims: more.claims.slice(0, 1) },
    { reader: 'test 2', at: at(50), ...BYTES },
  )
}

async function claimIn(ledger: Ledger, location: string, event: string): Promise<LedgerClaim> {
  const all = await claimList(ledger, { gone: true })
  const found = all.find((one) => one.event === event && one.report.location === location)
  if (!found) throw new Error(`${location} has no ${event}`)
  return found
}

const words = (start: number, end: number) => ({ span: [start, end] as const, text: '' })

/** Corrected, marked anew, accepted, graded and noted; rejected, taken back and judged by a second reader. */
async function judge(ledger: Ledger): Promise<void> {
  let minute = 2
  const on = async (event: string, given: object): Promise<void> => {
    const { key, revision } = await claimIn(ledger, 'pit.html', event)
    const who = { who: 'Ana', at: at(minute++), subjectKind: 'claim', subject: key, seen: revision }
    await decide(ledger, { ...who, ...given } as DecisionGiven)
  }
  const { anchor } = await claimIn(ledger, 'pit.html', 'deaths')
  const marked = {
    source: [words(0, 4)],
    cue: [words(10, 14)],
    content: [words(anchor.start, anchor.end)],
  }
  await on('deaths', { action: 'correct', why: 'As she said it', to: { manner: 'collapse', marked } })
  await on('deaths', { action: 'accept' })
  await on('deaths', { action: 'grade', to: { grade: '2' } })
  await on('deaths', { action: 'note', why: 'Seen on film “twice”' })
  await on('injuries', { action: 'reject' })
  const [rejected] = await history(ledger, { limit: 1 })
  await on('injuries', { action: 'undo', who: 'Ben', to: { undoes: rejected?.seq ?? 0 } })
  await on('injuries', { action: 'reject', who: 'Cem', blind: true, seen: 0 })
}

/** Split; added by a person, once to stand, once taken back, once merged into another; a report's metadata corrected. */
async function remake(ledger: Ledger): Promise<void> {
  const six = await claimIn(ledger, 'quay.txt', 'deaths')
  const first = fieldsOf(six)
  const second = { ...first, event: 'missing', quantity: null, span: [26, 55] as const }
  const who = { who: 'Ana', subjectKind: 'claim' as const }
  await decide(ledger, {
    ...who,
    at: at(20),
    action: 'split',
    subject: six.key,
    seen: six.revision,
    to: { into: [first, second] },
  })
  const { reportId } = six
  const add = async (event: string, minute: number) => {
    const to = { ...first, event, source: 'Lord Mayor' }
    const [added] = await decide(ledger, { who: 'Dov', at: at(minute), action: 'add', reportId, to })
    return { subject: added?.subject ?? '', seq: added?.seq ?? 0 }
  }
  await add('releases', 21)
  const { subject, seq } = await add('captures', 22)
  await decide(ledger, { ...who, at: at(23), action: 'undo', subject, seen: 0, to: { undoes: seq } })
  const { subject: merged } = await add('deployment', 24)
  await decide(ledger, {
    ...who,
    at: at(25),
    action: 'merge',
    subject: merged,
    seen: 0,
    to: { into: six.key },
  })
  const report = (await reportList(ledger)).find(({ id }) => id === reportId)
  await decide(ledger, {
    who: 'Ben',
    at: at(26),
    action: 'correct',
    subjectKind: 'report',
    subject: reportId,
    seen: report?.revision ?? 0,
    to: { title: 'Quay', publisher: null },
  })
}

/** Renamed, graded and merged. */
async function nameSources(ledger: Ledger): Promise<void> {
  const sources = await sourceList(ledger)
  const named = (part: string) => {
    const found = sources.find(({ name }) => name.includes(part))
    return { subject: found?.key ?? '', seen: found?.revision ?? 0 }
  }
  const who = { who: 'Ben', subjectKind: 'source' as const }
  await decide(
    ledger,
    { ...who, ...named('Holt'), at: at(30), action: 'rename', to: { name: 'Dr Mira Holt' } },
    { ...who, ...named('union'), at: at(31), action: 'grade', to: { grade: 'C' } },
    {
      ...who,
      ...named('Mayor'),
      at: at(32),
      action: 'merge',
      to: { into: named('harbour').subject },
    },
  )
}

/** Two claims that stand in a relation which a person confirmed. */
async function relate(ledger: Ledger): Promise<void> {
  const a = (await claimIn(ledger, 'pit.html', 'deaths')).key
  const b = (await claimList(ledger)).find(({ polarity }) => polarity === 'negated')?.key ?? ''
  const because = [{ field: 'polarity', a: 'affirmed', b: 'negated', note: 'Cannot both be so.' }]
  await putRelations(ledger, [{ kind: 'conflict', a, b, because }], at(40).toISOString())
  const [relation] = await relationList(ledger)
  await decide(ledger, {
    who: 'Ana',
    at: at(41),
    action: 'accept',
    subjectKind: 'relation',
    subject: relation?.key ?? '',
    seen: 0,
  })
}
