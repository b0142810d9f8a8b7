import type { Doc, EventName, Modality, Polarity, Problem, Span } from '../model/index.ts'
import type { EventTeller } from './events.ts'

/** Source, cue and content that something other than the rules found. */
export interface ProposedAttribution {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly rule: string
  /** Where it counts only if its cue reports speech or a rule has the same cue; it counts by itself when left out. */
  readonly alone?: 'if-speech'
}

/** A claim by its words alone: bounds, dates and speakers are worked out from them as for every claim. */
export interface ProposedClaim {
  readonly span: Span
  readonly event: EventName
  readonly quantity: Span | null
  readonly population: Span | null
  readonly place: Span | null
  readonly period: Span | null
  readonly polarity: Polarity
  readonly modality: Modality
  readonly rule: string
}

export interface Proposals {
  readonly attributions: readonly ProposedAttribution[]
  readonly claims: readonly ProposedClaim[]
  readonly problems: readonly Problem[]
  /** Says what happened to people of whom the rules tell nothing. */
  readonly tell?: EventTeller
  /** Did it read the whole text, meaning to find every attribution? */
  readonly complete: boolean
}

/**
 * Reads a text cut into its units beside the rules, knowing what they found (in text order): a trained model, or a language model that the
 * user runs or rents.
 */
export type Proposer = (doc: Doc, byRules: readonly ProposedAttribution[]) => Promise<Proposals>
