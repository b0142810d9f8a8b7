import type Database from 'better-sqlite3'
import { rowOf } from '../src/across/statement-row.ts'
import { fingerprints, statements, type Comparing } from '../src/compare/index.ts'
import type { Claim, Reading } from '../src/model/index.ts'
import { sha256 } from '../src/read/sha256.ts'

/** A sequence of numbers in [0, 1) that is the same for the same seed: mulberry32. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SIDES = [
  'Russia',
  'Ukraine',
  'Syria',
  'Israel',
  'Hamas',
  'Sudan',
  'Iraq',
  'Yemen',
  'Myanmar',
  'Ethiopia',
  'Mali',
  'Nigeria',
  'Somalia',
  'Afghanistan',
  'Pakistan',
  'India',
  'Colombia',
  'Mexico',
  'Libya',
  'Lebanon',
  'Iran',
  'Turkey',
  'Armenia',
  'Azerbaijan',
  'Chad',
  'Niger',
  'Burkina Faso',
  'Cameroon',
  'South Sudan',
  'Congo',
]
const EVENTS = [
  'deaths',
  'deaths',
  'injuries',
  'casualties',
  'captures',
  'displacement',
  'missing',
  'deployment',
]
const ROLES = ['soldiers', 'civilians', 'fighters', 'children', 'people']
const PLACES = [
  'Bakhmut',
  'Kharkiv',
  'Kursk region',
  'Idlib',
  'Aleppo',
  'Rafah',
  'Khartoum',
  'Mosul',
  'Sanaa',
  'Maiduguri',
  'Mogadishu',
  'Kabul',
  'Quetta',
  'Tripoli',
  'Beirut',
  'Goma',
]
const DAY = 86_400_000
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Reports of ten claims each, as a reader would give them: made-up figures of many wars, on days between two dates. */
export function report(n: number, from: string, days: number, sides: number, random: () => number): Reading {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const published = iso(Date.parse(from) + Math.floor(random() * days) * DAY)
  const lines: string[] = []
  const claims: Claim[] = []
  const speakers = Array.from({ length: 4 }, (_, i) => `Speaker ${Math.floor(random() * 400)} of desk ${i}`)
  let at = 0
  for (let i = 0; i < 10; i++) {
    const side = SIDES[Math.floor(random() * sides)] as string
    const [event, role] = [pick(EVENTS), pick(ROLES)]
    const amount = Math.ceil(10 ** (random() * 4))
    const kind = random()
    const wording = `${kind < 0.3 ? 'at least ' : kind < 0.4 ? 'up to ' : kind < 0.5 ? 'a total of ' : ''}${amount}`
    const place = random() < 0.5 ? pick(PLACES) : null
    const day = iso(Date.parse(published) - Math.floor(random() * 4) * DAY)
    const period = random() < 0.4 ? day : null
    const who = Math.floor(random() * speakers.length)
    const clause = `${wording} ${role} of ${side} ${event}${place === null ? '' : ` in ${place}`}${period === null ? '' : ` on ${period}`}`
    const line = `${clause}, ${speakers[who]} said in report ${n}.`
    const span = (words: string): [number, number] => [
      at + line.indexOf(words),
      at + line.indexOf(words) + words.length,
    ]
    claims.push({
      id: `c${i + 1}`,
      span: [at, at + clause.length],
      event,
      manner: null,
      quantity: {
        span: span(wording),
        wording,
        lower: kind >= 0.3 && kind < 0.4 ? null : amount,
        upper: kind < 0.3 ? null : amount,
        approx: false,
        per: null,
      },
      population: { span: span(role), text: role, side, role },
      place: place === null ? null : { span: span(place), text: place },
      period: period === null ? null : { span: span(period), text: period, from: period, to: period },
      polarity: 'affirmed',
      modality: 'asserted',
      attributionId: `a${i + 1}`,
      sourceId: `s${who + 1}`,
      viaId: null,
      rule: 'bench',
    })
    lines.push(line)
    at += line.length + 1
  }
  const text = lines.join('\n')
  return {
    schema: 1,
    report: {
      id: '',
      location: `bench/${n}`,
      title: null,
      author: null,
      publisher: `Outlet ${n % 50}`,
      url: null,
      published,
      language: 'en',
      sha256: sha256(text),
      text,
    },
    sources: speakers.map((name, i) => ({ id: `s${i + 1}`, name, kind: 'person', role: null, mentions: [] })),
    attributions: claims.map(({ id, sourceId, span }) => ({
      id: id.replace('c', 'a'),
      source: [],
      cue: [],
      content: [[...span] as [number, number]],
      sourceId,
      kind: 'indirect',
      stance: 'asserts',
      channel: null,
      saidOn: null,
      hedges: [],
      within: null,
      rule: 'bench',
    })),
    claims,
    relations: [],
    problems: [],
  }
}

/**
 * Fill a SQLite ledger with readings at the speed of the disk: the rows that adding and comparing leave, without the
 * relations between them. Indexes are made at the end, and nothing is safe against a crash until then.
 */
export function fill(database: Database.Database, readings: Iterable<Reading>, comparing: Comparing): void {
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -1000000')
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and sql is not null",
    )
    .all()
  for (const { name } of indexes) database.exec(`drop index "${name}"`)
  const insert = new Map<string, Database.Statement>()
  const put = (table: string, row: Record<string, unknown>): void => {
    const known = insert.get(table)
    const statement =
      known ??
      database.prepare(
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map((name) => `@${name}`)
          .join(', ')})`,
      )
    insert.set(table, statement)
    statement.run(row)
  }
  database.transaction(() => {
    for (const reading of readings) {
      const id = `r${reading.report.sha256.slice(0, 12)}`
      putReport(put, { ...reading, report: { ...reading.report, id } })
      const told = statements(
        { ...reading, report: { ...reading.report, id } },
        comparing.lexicon,
        comparing.settings,
      )
      for (const one of told)
        put('statements', { ...rowOf({ ...one, id: `${id}.${one.order + 1}` }, comparing) })
      for (const print of fingerprints(reading.report.text)) put('prints', { print, report_id: id })
      put('compared', { report_id: id, first_report: id })
    }
  })()
  for (const { sql } of indexes) database.exec(sql)
  database.exec('analyze')
  database.pragma('journal_mode = WAL')
}

type Put = (table: string, row: Record<string, unknown>) => void

function putReport(put: Put, { report, claims, sources }: Reading): void {
  const { id, text, ...known } = report
  put('reports', {
    id,
    ...known,
    media_type: 'text/plain',
    text,
    text_sha256: known.sha256,
    bytes: null,
    original: '{}',
    added_at: '2025-01-01',
    state: 'unreviewed',
    revision: 0,
    note: null,
  })
  put('readings', {
    id: `${id}#1`,
    report_id: id,
    reader: 'bench',
    current: 1,
    made_at: '2025-01-01',
    text: null,
    problems: '[]',
  })
  claims.forEach((claim, number) => {
    const { quantity, population, place, period } = claim
    const key = `${id}.${number + 1}`
    const name = sources.find((source) => source.id === claim.sourceId)?.name ?? null
    put('reading_claims', {
      reading_id: `${id}#1`,
      id: claim.id,
      number,
      claim_key: key,
      claim: JSON.stringify(claim),
    })
    put('claims', {
      key,
      report_id: id,
      number: number + 1,
      reading_claim_id: claim.id,
      span_start: claim.span[0],
      span_end: claim.span[1],
      exact: text.slice(...claim.span),
      prefix: '',
      suffix: '',
      event: claim.event,
      manner: null,
      wording: quantity?.wording ?? null,
      lower: quantity?.lower ?? null,
      upper: quantity?.upper ?? null,
      approx: 0,
      per: null,
      population: population?.text ?? null,
      side: population?.side ?? null,
      role: population?.role ?? null,
      place: place?.text ?? null,
      period: period?.text ?? null,
      period_from: period?.from ?? null,
      period_to: period?.to ?? null,
      polarity: claim.polarity,
      modality: claim.modality,
      source: name,
      source_key: name?.toLowerCase() ?? null,
      rule: claim.rule,
      origin: 'reader',
      present: 1,
      state: 'unreviewed',
      revision: 0,
      differs: '[]',
      unfit: '[]',
    })
  })
}
