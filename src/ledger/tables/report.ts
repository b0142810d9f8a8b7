export interface ReportRow {
  id: string
  location: string
  title: string | null
  author: string | null
  publisher: string | null
  url: string | null
  published: string | null
  language: string
  /** Of the original bytes. */
  sha256: string
  media_type: string
  text: string
  text_sha256: string
  /** The original bytes; null where they are not kept, or are just the text in UTF-8. */
  bytes: Uint8Array | null
  /** How the text leads back to the bytes: encoding, runs, captions and headings, the archive it was in. */
  original: string
  added_at: string
  state: string
  revision: number
  note: string | null
}

export interface LocationRow {
  location: string
  report_id: string
  size: number | null
  modified_ms: number | null
  seen_at: string
}

export interface FailureRow {
  location: string
  code: string
  reason: string
  failed_at: string
  tries: number
  /** JSON: what was said of it; null where nothing was. */
  given: string | null
}

export interface PassageRow {
  text: string
  report_id: string
  span_start: number
  span_end: number
}
