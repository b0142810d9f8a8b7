export interface StatementRow {
  claim_key: string
  report_id: string
  /** The widest event that its event is a part of. */
  family: string
  /** Whose people, '' when nobody says. */
  side: string
  place: string
  /** The origin: a side whose voice it is, or a name. */
  voice: string
  stated_on: string | null
  /** A period that is said. */
  period_from: string | null
  period_to: string | null
  figure: number | null
  lower: number
  /** The path of the widest area that the place can mean, each step ended by a slash. */
  area: string
  counts_from: string
  counts_to: string
  /** An upper bound of a whole scope, and the area all of which it holds for. */
  ceiling: number | null
  ceiling_area: string | null
  /** One claimant's counts of one open matter. */
  series: string | null
  statement: string
}

export interface ComparedRow {
  report_id: string
  /** The report it was first told in, where it is a copy or a part of one; itself otherwise. */
  first_report: string
}

export interface PrintRow {
  print: number
  report_id: string
}

export interface CopyRow {
  report_id: string
  of_report: string
  likeness: string
  shared: number
}
