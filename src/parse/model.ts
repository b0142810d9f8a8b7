import type { EventHead } from './events.ts'
import type { Vocabulary } from './pieces.ts'

/** What the encoder says of the pieces of one window, row after row. */
export interface Scores {
  /** Nine logits a piece: outside, begins, goes on – of a cue, a content, a source. */
  readonly tags: Float32Array
  /** `link` numbers a piece, as one that may belong to a cue. */
  readonly token: Float32Array
  /** `link` numbers a piece, as part of a cue. */
  readonly query: Float32Array
  /** What `EventHead` weighs, where the model has one: a row a piece (`events.ts`). */
  readonly events?: Float32Array | null
}

/** The last layer, which says of a pair (cue, piece): neither, source, content. */
export interface LinkHead {
  /** Numbers a row. */
  readonly link: number
  /** A row for each bucket of the distance between cue and piece. */
  readonly distance: Float32Array
  /** A row for each number of paragraph breaks between them, −2 to 2. */
  readonly breaks: Float32Array
  /** A row for each way in which a piece can stand to the cue by the rules (`guide.ts`). */
  readonly ruled: Float32Array
  /** Three rows. */
  readonly role: Float32Array
  readonly bias: Float32Array
}

/** A loaded model. `encode` gives the same scores for the same pieces and marks on one machine. */
export interface AttributionModel {
  readonly vocabulary: Vocabulary
  readonly head: LinkHead
  /** Null where the model says nothing of claims. */
  readonly events?: EventHead | null
  /** Most pieces a window, and how many of them two windows of one paragraph share. */
  readonly window: { readonly pieces: number; readonly overlap: number }
  /** How sure the model has to be of a cue, 0 to 1, to weigh what belongs to it. */
  readonly cueThreshold: number
  /** How sure it has to be that a piece belongs to a cue's content. */
  readonly contentThreshold: number
  /** How sure it has to be of an attribution which no rule finds. */
  readonly sureThreshold: number
  /** The same where the cue reports speech; and of one that a rule finds too. */
  readonly speechThreshold: number
  /** The same where the content is quoted whole. */
  readonly directThreshold: number
  /** Rules whose contents the model has learned to follow more. */
  readonly firm: ReadonlySet<string>
  /** `marks`: what the rules find at each piece, as `guide.ts` counts it. */
  encode(ids: readonly number[], marks: readonly number[]): Promise<Scores>
}
