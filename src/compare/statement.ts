import type { Modality, Polarity, Stance } from '../model/index.ts'
import type { Bounds } from './bounds.ts'
import type { Party } from './party.ts'
import type { Scope } from './scope.ts'

/** A claim with what comparing needs of the report around it: plain data, no text beyond its own words. */
export interface Statement {
  /** `report/claim`: unique in a ledger. */
  readonly id: string
  readonly claim: string
  readonly report: string
  /** Place in the report, for a stable order. */
  readonly order: number
  readonly wording: string
  readonly quantity: string | null
  readonly published: string | null
  /** The day the statement was made: said in the report, else its date. */
  readonly statedOn: string | null
  readonly scope: Scope
  readonly manner: string | null
  readonly polarity: Polarity
  readonly modality: Modality
  readonly stance: Stance | null
  readonly bounds: Bounds | null
  /** The number in the words, whichever end of the bounds it is. */
  readonly figure: number | null
  /** A number whose truth is denied: "not 300". */
  readonly denies: number | null
  /** The statement whose people this one's come on top of: "another 20". */
  readonly addsTo: string | null
  /** The first statement of the matter that it gives another account of, leaving out where and when. */
  readonly matter: string | null
  /** Denied outright, with a word like "not", and not merely left out. */
  readonly outright: boolean
  /** Counts some of those whom the report tells beside it ("including four children"), or some more ("another 20"). */
  readonly part: boolean
  /** Counts those whom somebody took in, found or laid out: there may be more. */
  readonly seen: boolean
  /** Said before what the report tells now, which may have replaced it: "an earlier estimate". */
  readonly earlier: boolean
  /** Who said it to whom, from the report outwards in: outlet, speaker, whom he cites. */
  readonly chain: readonly Party[]
  /** The report holds the speaker's own words in full: a transcript, a speech, a statement. */
  readonly original: boolean
}

/** The end of its chain: whose word it is. */
export const origin = (statement: Statement): Party => statement.chain.at(-1) as Party

/** "Including one person", "a further nine": no count of all people, so that it is no limit for them. */
export const someOnly = ({ part, scope: { population } }: Statement): boolean =>
  part && (population.role === 'people' || population.known !== 'said')

/** The total of a side's people without a place counts them everywhere. */
export const everywhere = ({ bounds, scope: { place, population } }: Statement): boolean =>
  bounds?.extent === 'total' &&
  place.known === 'unknown' &&
  population.side !== null &&
  population.known === 'said'

/** Whoever says it in the report: the origin, or the one who cites it; the outlet in the report's own voice. */
export const speaker = (statement: Statement): Party => (statement.chain[1] ?? statement.chain[0]) as Party

/** Left out where the figure stands, and told by the account before it of one matter. */
export const takenOver = ({ scope, matter }: Statement, field: 'place' | 'period'): boolean =>
  scope[field].known === 'inferred' && matter !== null && scope[field].label !== null

/** Neither said with the figure, nor told by the account before it of one matter. */
export const leavesOpen = (one: Statement, field: 'place' | 'period'): boolean =>
  one.scope[field].known !== 'said' && !takenOver(one, field)
