import type { LedgerClaim } from '../ledger/index.ts'
import { namedPeople } from '../text/index.ts'

export type Value = string | number | boolean | null

/** A column of a table of claims. */
export interface Column {
  readonly name: string
  /** What it holds, in a sentence: docs/tables.md and the Datasette file say the same. */
  readonly about: string
  /** Humanitarian Exchange Language tag, for the second row on request. */
  readonly hxl: string
  readonly type: 'text' | 'number' | 'boolean'
  readonly of: (claim: LedgerClaim, address: Address) => Value
}

/** Where a claim's record can be opened. */
export type Address = (key: string) => string

/** `base` is the address of a running review page; without one a claim has a name, not a place. */
export const addressAt = (base: string | null | undefined): Address => {
  const root = base?.replace(/\/+$/, '')
  return (key) => (root ? `${root}/claims/${encodeURIComponent(key)}` : `urn:onrecord:claim:${key}`)
}

const text = (name: string, about: string, hxl: string, of: Column['of']): Column => ({
  name,
  about,
  hxl,
  type: 'text',
  of,
})
const number = (name: string, about: string, hxl: string, of: Column['of']): Column => ({
  name,
  about,
  hxl,
  type: 'number',
  of,
})

/** Words that stand apart in the text, joined as they are read. */
const wordsOf = (words: readonly { readonly text: string }[] | undefined): string | null =>
  words?.length ? words.map(({ text }) => text).join(' … ') : null

/** The columns of a table of claims, in order: one row a claim. */
export const COLUMNS: readonly Column[] = [
  text(
    'claim',
    'Lasting name of the claim: the id of its report, a dot, a number.',
    '#meta+id',
    ({ key }) => key,
  ),
  text(
    'address',
    'Where its record can be opened on the review page, else its name as a URN.',
    '#meta+url',
    ({ key }, at) => at(key),
  ),
  text(
    'source',
    'Who says it, under the fullest name known; empty where the report says it in its own voice.',
    '#contact+source+name',
    ({ source }) => source,
  ),
  text('via', 'Who relays what the source says.', '#contact+via+name', ({ via }) => via),
  text(
    'event',
    'What happened to the people: deaths, injuries, casualties (either), captures, missing, releases, displacement, deployment.',
    '#event+type',
    ({ event }) => event,
  ),
  text(
    'manner',
    'How it happened, where the words say: strike, execution, suicide, …',
    '#event+manner',
    ({ manner }) => manner,
  ),
  text(
    'quantity',
    'The amount in the words of the text.',
    '#affected+text',
    ({ quantity }) => quantity?.wording ?? null,
  ),
  number(
    'lower',
    'The least number that the words allow; empty where they name none.',
    '#affected+num+min',
    ({ quantity }) => quantity?.lower ?? null,
  ),
  number(
    'upper',
    'The largest number that the words allow; empty where they name none.',
    '#affected+num+max',
    ({ quantity }) => quantity?.upper ?? null,
  ),
  {
    name: 'approx',
    about: 'true where the words make the number approximate (about, some, nearly).',
    hxl: '#affected+approx',
    type: 'boolean',
    of: ({ quantity }) => quantity?.approx ?? null,
  },
  text(
    'per',
    'The unit of a rate: day, week, month, year.',
    '#affected+per',
    ({ quantity }) => quantity?.per ?? null,
  ),
  text(
    'population',
    'The people counted, in the words of the text; empty where an amount stands alone for them.',
    '#population+text',
    (claim) => namedPeople(claim)?.text ?? null,
  ),
  text(
    'side',
    'The nation or group they belong to.',
    '#group+side',
    ({ population }) => population?.side ?? null,
  ),
  text(
    'role',
    'What they are: soldiers, civilians, prisoners, children, …',
    '#population+role',
    ({ population }) => population?.role ?? null,
  ),
  text('place', 'Where, in the words of the text.', '#loc+name', ({ place }) => place?.text ?? null),
  text('period', 'When, in the words of the text.', '#date+text', ({ period }) => period?.text ?? null),
  text(
    'from',
    'First day of the period, YYYY-MM-DD; empty where it is open or unknown.',
    '#date+start',
    ({ period }) => period?.from ?? null,
  ),
  text('to', 'Last day of the period, YYYY-MM-DD.', '#date+end', ({ period }) => period?.to ?? null),
  text(
    'marked_source',
    'The words that name the source, where a person marked them.',
    '#contact+source+text',
    ({ marked }) => wordsOf(marked?.source),
  ),
  text(
    'marked_cue',
    'The words that attribute (said, according to), where a person marked them.',
    '#meta+cue',
    ({ marked }) => wordsOf(marked?.cue),
  ),
  text(
    'marked_content',
    'The words that are attributed, where a person marked them.',
    '#description+content',
    ({ marked }) => wordsOf(marked?.content),
  ),
  text('polarity', 'affirmed, negated or unknown.', '#meta+polarity', ({ polarity }) => polarity),
  text('modality', 'asserted, hedged or hypothetical.', '#meta+modality', ({ modality }) => modality),
  text(
    'state',
    'What people decided: unreviewed, accepted, corrected, rejected, …',
    '#status+review',
    ({ state }) => state,
  ),
  text('grade', 'The grade that a person gave the claim.', '#meta+grade', ({ grade }) => grade),
  text('note', 'A note that a person left.', '#meta+note', ({ note }) => note),
  text('passage', 'The words that make the claim.', '#description+quote', ({ anchor }) => anchor.exact),
  text('before', 'Up to 32 characters before them.', '#description+before', ({ anchor }) => anchor.prefix),
  text('after', 'Up to 32 characters after them.', '#description+after', ({ anchor }) => anchor.suffix),
  number(
    'start',
    'Where the passage begins in the text of the report, in UTF-16 units.',
    '#meta+start',
    ({ anchor }) => anchor.start,
  ),
  number('end', 'Where it ends.', '#meta+end', ({ anchor }) => anchor.end),
  text('rule', 'The rule that found it, or person.', '#meta+rule', ({ rule }) => rule),
  text('report_id', 'Id of the report.', '#meta+report+id', ({ reportId }) => reportId),
  text('report', 'Title of the report.', '#meta+report+title', ({ report }) => report.title),
  text('publisher', 'Who published the report.', '#org+publisher+name', ({ report }) => report.publisher),
  text(
    'published',
    'Day the report was published, YYYY-MM-DD.',
    '#date+reported',
    ({ report }) => report.published,
  ),
  text(
    'location',
    'Path or address the report was taken in from.',
    '#meta+report+location',
    ({ report }) => report.location,
  ),
]
