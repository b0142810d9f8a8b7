import { REPORT_ID, type Described } from './shared.ts'

/** What comparing keeps for itself. */
export const COMPARING: Readonly<Record<string, Described>> = {
  statements: {
    about: 'Claims as comparing sees them; made anew whenever they change.',
    columns: {
      claim_key: 'Key of the claim.',
      ...REPORT_ID,
      family: 'The widest event that its event is a part of.',
      side: 'Whose people; empty when nobody says.',
      place: 'Where.',
      stated_on: 'The day the statement was made.',
      period_from: 'First day of a period that is said.',
      period_to: 'Last day of it.',
      figure: 'The number in the words.',
      lower: 'The lower bound of its scope.',
      area: 'The widest area that the place can mean, as a path.',
      counts_from: 'First day that it counts.',
      counts_to: 'Last day that it counts.',
      ceiling: 'An upper bound of a whole scope.',
      ceiling_area: 'The area all of which that upper bound holds for.',
      series: 'One claimant’s counts of one open matter.',
      voice: 'Whose word it is, for counting origins once.',
      statement: 'JSON: the rest.',
    },
  },
  compared: {
    about: 'Reports whose claims have been compared with the others’ since they last changed.',
    columns: {
      ...REPORT_ID,
      first_report: 'The report it was first told in, where it is a copy or a part of one.',
    },
  },
  prints: {
    about: 'Fingerprints of the reports’ texts, to find copies.',
    columns: { print: 'A fingerprint.', ...REPORT_ID },
  },
  copies: {
    about: 'Reports that are near-copies of others, or parts of them.',
    columns: {
      ...REPORT_ID,
      of_report: 'The other report.',
      likeness: 'copy or part.',
      shared: 'How many fingerprints they share.',
    },
  },
}
