import { ANCHOR, REPORT_ID, type Described } from './shared.ts'

/** What each version of the reader found. */
export const READINGS: Readonly<Record<string, Described>> = {
  readings: {
    about: 'What each version of the reader made of a report.',
    columns: {
      id: 'Id of the reading.',
      ...REPORT_ID,
      reader: 'Name and version of the reader.',
      current: '1 for the reading that counts.',
      made_at: 'When, in UTC.',
      text: 'The text its spans point into, where that is no longer the report’s.',
      problems: 'JSON: what could not be read, and why.',
    },
  },
  reading_sources: {
    about: 'Sources as one reading names them.',
    columns: {
      reading_id: 'Id of the reading.',
      id: 'Id within the reading.',
      number: 'Its place in the list.',
      source_key: 'Key of the source across reports.',
      name: 'Its name.',
      kind: 'person, organisation, government, group or unnamed.',
      role: 'Its role, in the words of the text.',
      mentions: 'JSON: spans that name it.',
    },
  },
  attributions: {
    about: 'Who is said to say what: source, cue and content.',
    columns: {
      reading_id: 'Id of the reading.',
      id: 'Id within the reading.',
      number: 'Its place in the list.',
      source_id: 'The source, by its id in the reading.',
      source_key: 'The source across reports.',
      kind: 'direct, indirect or mixed.',
      stance:
        'asserts, confirms, denies, estimates, suggests, acknowledges, does-not-acknowledge, asks, other.',
      cue: 'The words that attribute.',
      channel: 'By what it was said: a statement, a post, a briefing.',
      said_from: 'First day on which it may have been said.',
      said_to: 'Last day on which it may have been said.',
      within: 'The attribution that this one stands in.',
      rule: 'The rule that found it.',
      spans: 'JSON: spans of source, cue, content, hedges, channel and day.',
      ...ANCHOR,
    },
  },
  reading_claims: {
    about: 'Claims exactly as a reading gave them.',
    columns: {
      reading_id: 'Id of the reading.',
      id: 'Id within the reading.',
      number: 'Its place in the list.',
      claim_key: 'Lasting name of the claim.',
      claim: 'JSON: the claim.',
    },
  },
}
