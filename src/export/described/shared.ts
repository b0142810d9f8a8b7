/** What a table or view of the ledger holds, column by column. docs/tables.md and the Datasette file are made of it. */
export interface Described {
  readonly about: string
  readonly columns: Readonly<Record<string, string>>
}

// Columns that several tables and views have.

export const CLAIM = {
  event: 'deaths, injuries, casualties (either), captures, missing, releases, displacement, deployment.',
  wording: 'The amount in the words of the text.',
  lower: 'The least number that the words allow; null where they name none.',
  upper: 'The largest number that the words allow; null where they name none.',
  approx: '1 where the words make the number approximate.',
  per: 'The unit of a rate: day, week, month, year.',
  population: 'The people counted, in the words of the text.',
  side: 'The nation or group they belong to.',
  role: 'What they are: soldiers, civilians, prisoners, children, …',
  place: 'Where, in the words of the text.',
  period: 'When, in the words of the text.',
  period_from: 'First day of the period; null where it is open or unknown.',
  period_to: 'Last day of the period; null where it is open or unknown.',
  manner: 'How it happened, where the words say: strike, execution, suicide, …',
  polarity: 'affirmed, negated or unknown.',
  modality: 'asserted, hedged or hypothetical.',
  rule: 'The rule that found it, or person.',
  origin: 'reader, or person for a claim that somebody added.',
} as const

export const STANDING = {
  state: 'What people decided: unreviewed, accepted, rejected, unsure, replaced, withdrawn.',
  revision: 'Counts every change; a decision names the one it saw.',
  note: 'A note that a person left.',
} as const

export const GRADE = { grade: 'Admiralty code: A to F for a source, 1 to 6 for a claim.' } as const

export const REPORT = {
  location: 'Path or address it was taken in from.',
  title: 'Its title.',
  author: 'Who wrote it or, of a speech, who speaks.',
  publisher: 'Who published it.',
  url: 'Its address.',
  published: 'Day of publication, YYYY-MM-DD.',
} as const

export const ANCHOR = {
  span_start: 'Where the passage begins in the text, in UTF-16 units.',
  span_end: 'Where it ends.',
  exact: 'Its words.',
  prefix: 'Up to 32 characters before them.',
  suffix: 'Up to 32 characters after them.',
} as const

export const REPORT_ID = { report_id: 'Id of the report.' } as const
