import { attribute, byRules, type ByRules } from './attribute/index.ts'
import { findClaims, meaning, withProposed, type Meaning } from './claim/index.ts'
import { compareReading } from './compare/index.ts'
import type { Lexicon } from './lexicon/index.ts'
import type { Doc, Problem, Reading, Report, Span } from './model/index.ts'
import type { Proposals, Proposer } from './parse/index.ts'
import { dateOf, findPeriods, findQuantities } from './quantify/index.ts'
import { language } from './read/language.ts'
import { sha256 } from './read/sha256.ts'
import { segment } from './segment/index.ts'

export type { Meaning }

/** What is known of a report from outside its text. */
export interface ReportGiven {
  /** Path or address. */
  location: string
  title?: string | null
  author?: string | null
  publisher?: string | null
  url?: string | null
  /** ISO date `YYYY-MM-DD`. Without it relative dates ("Friday") stay unresolved. */
  published?: string | null
  /** SHA-256 of the original bytes, hex; taken of the text's UTF-8 bytes when left out. */
  sha256?: string
}

/** Texts beyond this many UTF-16 units are not read in one piece: some 4,000 pages. */
const LONGEST = 10_000_000

/**
 * Read a report's text into claims and attributions. Pure: the same text, `given` and lexicon give the same
 * reading. Never throws for what a text holds; what could not be read is told in `problems`.
 */
export function read(text: string, given: ReportGiven, lexicon: Lexicon): Reading {
  const report = reportOf(text, given)
  const refused = unread(report)
  if (refused) return refused
  const doc = segment(text, lexicon)
  return stages(report, doc, byRules(doc, lexicon), NOTHING, lexicon)
}

/**
 * The same, with a reader beside the rules: `trained(model)` (docs/training.md) or `languageModel(settings)`
 * (docs/language-model.md). It proposes where attributions and claims stand; who a source is, bounds, dates and all
 * else are read as by `read`.
 */
export async function readWith(
  propose: Proposer,
  text: string,
  given: ReportGiven,
  lexicon: Lexicon,
): Promise<Reading> {
  const report = reportOf(text, given)
  const refused = unread(report)
  if (refused) return refused
  const doc = segment(text, lexicon)
  const rules = byRules(doc, lexicon)
  return stages(report, doc, rules, await propose(doc, rules.found), lexicon)
}

/** So much text before marked words is read with them: "the same day" looks back. */
const BEFORE = 2000

/**
 * What words of a report mean as an amount and as a time, read where they stand, by the rules that read all others: for
 * whoever marks other words of a claim. `published` as in `read`.
 */
export function meaningOf(
  text: string,
  [start, end]: Span,
  published: string | null,
  lexicon: Lexicon,
): Meaning {
  const near = text.lastIndexOf('\n', Math.max(0, start - BEFORE)) + 1
  const line = text.indexOf('\n', end)
  const around = text.slice(near, line < 0 ? text.length : line)
  return meaning(segment(around, lexicon), [start - near, end - near], dateOf(published), lexicon)
}

/** The stages in order. */
function stages(report: Report, doc: Doc, rules: ByRules, proposed: Proposals, lexicon: Lexicon): Reading {
  const quantities = findQuantities(doc, lexicon)
  const periods = findPeriods(doc, report.published, lexicon)
  const { sources, attributions } = attribute(rules, periods, report, proposed)
  const found = { quantities, periods, sources, attributions }
  const claims = withProposed(
    findClaims(doc, found, report, lexicon, proposed.tell),
    proposed.claims,
    doc,
    found,
  )
  const dateless = report.published === null && periods.some((p) => p.from === null && p.to === null)
  const problems = [...proposed.problems, ...(dateless ? [undated()] : [])]
  const told = { ...blank(report), sources, attributions, claims, problems }
  return { ...told, relations: compareReading(told, lexicon) }
}

const NOTHING: Proposals = { attributions: [], claims: [], problems: [], complete: false }

const blank = (report: Report): Reading => ({
  schema: 1,
  report,
  sources: [],
  attributions: [],
  claims: [],
  relations: [],
  problems: [],
})

/** The reading of a text that is not for onrecord to read; null where it is. */
function unread(report: Report): Reading | null {
  const problem = unreadable(report)
  return problem ? { ...blank(report), problems: [problem] } : null
}

function reportOf(text: string, given: ReportGiven): Report {
  const hash = given.sha256 ?? sha256(text)
  return {
    id: `r${hash.slice(0, 12)}`,
    location: given.location,
    title: given.title ?? null,
    author: given.author ?? null,
    publisher: given.publisher ?? null,
    url: given.url ?? null,
    published: dateOf(given.published),
    language: language(text),
    sha256: hash,
    text,
  }
}

function unreadable(report: Report): Problem | null {
  if (!/[\p{L}\p{N}]/u.test(report.text))
    return { kind: 'empty', span: null, message: 'The report holds no words.' }
  if (report.text.length > LONGEST) {
    const message = `The report is ${report.text.length.toLocaleString('en')} characters long and onrecord reads up to ${LONGEST.toLocaleString('en')} at once: split it into its parts.`
    return { kind: 'too-long', span: null, message }
  }
  if (report.language !== 'en' && report.language !== 'und') {
    const message = `The report seems to be in another language (${report.language}); onrecord reads English, so nothing was read.`
    return { kind: 'language', span: null, message }
  }
  return null
}

const undated = (): Problem => ({
  kind: 'no-date',
  span: null,
  message:
    'The report has no publication date, so relative dates such as "Friday" stay unresolved: give one with --published.',
})
