import type { Problem, Span } from '../model/index.ts'

/** A run of a document's text and where in the original it stands. */
export interface Lead {
  /** Of `Document.text`. */
  readonly span: Span
  /** In UTF-16 units of the decoded original, or of its `part`; null where only a page is known. */
  readonly at: Span | null
  /** Unit for unit the same as the original, so that a span inside leads to its own place, not to the whole run. */
  readonly exact: boolean
  /** File inside an archive (`word/document.xml`) or part of a mail (`text/plain 1`). */
  readonly part?: string
  /** PDF: counted from 1. */
  readonly page?: number
  /** PDF: x, y, width and height in points from the lower left corner of the page. */
  readonly box?: readonly [x: number, y: number, width: number, height: number]
  /** Subtitles: milliseconds from the start of the recording. */
  readonly time?: readonly [from: number, to: number]
}

/** What stands apart from the running text; each has a paragraph of its own in `Document.text`. */
export interface Mark {
  readonly kind: 'headline' | 'caption' | 'heading' | 'table'
  readonly span: Span
}

/** The container a document was cut out of: an archive, a mailbox, a table, a live blog. */
export interface Within {
  readonly location: string
  /** Byte range of the document in the container (unpacked, where it is packed); null where it has none. */
  readonly bytes: Span | null
}

/** One document taken in: its original bytes, and a text whose spans lead back to them. */
export interface Document {
  /** Path or address; documents of a container have its location with `#` and a number or name. */
  readonly location: string
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`, hex. */
  readonly sha256: string
  readonly mediaType: string
  /** WHATWG name of the encoding that `Lead.at` is counted in. */
  readonly encoding: string
  readonly text: string
  readonly title: string | null
  readonly author: string | null
  readonly publisher: string | null
  /** ISO date `YYYY-MM-DD`. */
  readonly published: string | null
  readonly url: string | null
  readonly leads: readonly Lead[]
  readonly marks: readonly Mark[]
  readonly within: Within | null
  readonly problems: readonly Problem[]
}

/** A document that could not be read, and why, in a sentence for the person who gave it. */
export interface Failure {
  readonly location: string
  readonly code: string
  readonly reason: string
}

export const failed = <T extends object>(taken: T | Failure): taken is Failure => 'reason' in taken

/** What a reader of one kind hands back; the rest of `Document` is added for all kinds alike. */
export interface Content {
  readonly text: string
  readonly encoding?: string
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly published?: string | null
  readonly url?: string | null
  readonly leads?: readonly Lead[]
  readonly marks?: readonly Mark[]
  readonly problems?: readonly Problem[]
  /** What the page holds beside `text`. */
  readonly entries?: readonly Entry[]
}

/** A part of a page that is a document of its own: an entry of a live blog, with its own day. */
export interface Entry extends Content {
  /** Its id in the page, else its number from 1. */
  readonly key: string
  /** Where it stands in the decoded page; its leads are counted from there. */
  readonly at: Span
}

/** Bytes with what is known of them from outside. */
export interface Original {
  readonly location: string
  readonly bytes: Uint8Array
  /** File name or last part of the address: its ending tells the kind where the bytes do not. */
  readonly name: string
  /** As a server sent it, with its charset. */
  readonly contentType: string | null
  readonly url: string | null
}
