import type { Problem } from '../model/index.ts'
import type { Content, Document, Failure, Original, Within } from './document.ts'
import type { Kind } from './kind.ts'
import type { FetchSettings } from './net/fetch.ts'
import type { Source } from './open.ts'

/** The fields of a table or of JSON lines that a column can be mapped to. */
export const FIELDS = ['text', 'title', 'author', 'publisher', 'published', 'url'] as const
export type Field = (typeof FIELDS)[number]

/** How to take documents in. */
export interface ReadSettings {
  readonly net?: FetchSettings
  /** Which column or key holds which field; what is left out is told by common names. */
  readonly columns?: Partial<Record<Field, string>>
  /** Locations to leave out before they are read, as taken in already. */
  readonly skip?: (location: string) => boolean
  /** Byte of a web archive where reading goes on: that of a record taken in already. */
  readonly from?: (location: string) => number
  /** Told how many bytes of the file were read, while it is cut into its documents. */
  readonly passed?: ((bytes: number) => void) | undefined
  /** `false` reads in this thread without a limit of time: for threads that are watched by another. */
  readonly isolate?: boolean
}

/** What a container knows of a document beside its bytes; it counts where the document itself is silent. */
export type About = Partial<Pick<Document, 'title' | 'author' | 'publisher' | 'published' | 'url'>>

/** A document still to be read, cut out of a container. */
export interface Piece {
  readonly source: Source
  readonly within: Within | null
  readonly about?: About
  /** Read already, by a container whose documents are texts in it. */
  readonly content?: Content & { readonly mediaType: string }
  /** What its container found wrong with it. */
  readonly problems?: readonly Problem[]
}

/** A document cut out and still to be read: plain data, so that another thread can read it. */
export interface Unread {
  readonly location: string
  readonly kind: Kind
  readonly original: Original
  /** Of the original bytes, hex. */
  readonly sha256: string
  readonly within: Within | null
  readonly about: About
  /** Read already, by its container. */
  readonly content: NonNullable<Piece['content']> | null
  readonly problems: readonly Problem[]
}

/** Cuts a container into its documents, one at a time; what is broken inside is a failure and the rest goes on. */
export type Cut = (source: Source, settings: ReadSettings) => AsyncIterable<Piece | Failure>
