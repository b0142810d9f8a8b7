import { REPORT, REPORT_ID, STANDING, type Described } from './shared.ts'

/** Documents, where they were found, and what could not be read. */
export const REPORTS: Readonly<Record<string, Described>> = {
  reports: {
    about: 'Documents taken in, whole.',
    columns: {
      id: 'r and the first 12 digits of its SHA-256.',
      ...REPORT,
      language: 'BCP 47 tag of its language.',
      sha256: 'SHA-256 of the original bytes.',
      media_type: 'What the bytes are.',
      text: 'Its text; all spans point into it.',
      text_sha256: 'SHA-256 of the text in UTF-8.',
      bytes: 'The original bytes; null where they are just the text in UTF-8, or not kept.',
      original: 'JSON: how the text leads back to the bytes.',
      added_at: 'When it was taken in, in UTC.',
      ...STANDING,
    },
  },
  locations: {
    about: 'Paths and addresses at which reports were found; one report can stand at several.',
    columns: {
      location: 'The path or address.',
      ...REPORT_ID,
      size: 'Size of the file in bytes.',
      modified_ms: 'When the file was changed, in milliseconds since 1970.',
      seen_at: 'When it was last taken in, in UTC.',
    },
  },
  failures: {
    about: 'Paths and addresses that could not be read, until they are.',
    columns: {
      location: 'The path or address.',
      code: 'What kind of failure.',
      reason: 'Why, in a sentence.',
      failed_at: 'When last, in UTC.',
      tries: 'How often.',
      given: 'What was said of it, as JSON by the names of the flags of `onrecord add`.',
    },
  },
  passages: {
    about: 'Paragraphs of the reports, in the full-text index.',
    columns: {
      text: 'The paragraph.',
      ...REPORT_ID,
      span_start: 'Where it begins in the text.',
      span_end: 'Where it ends.',
    },
  },
}
