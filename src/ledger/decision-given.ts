import { OnrecordError } from '../model/index.ts'
import { DAY } from '../text/index.ts'
import { checkedFields } from './checked.ts'
import type { Decision, Json, SubjectKind } from './decision.ts'
import type { ClaimFields, WholeClaim } from './fields.ts'
import type { Ledger } from './open.ts'
import { current, type Current } from './subject.ts'

export interface Given {
  readonly who: string
  readonly at: Date
  readonly why?: string | null
  /** A second reader's: kept, but it does not change how the subject stands. */
  readonly blind?: boolean
}

interface On extends Given {
  readonly subjectKind: SubjectKind
  readonly subject: string
  /** The revision of the subject that the person saw (for blind decisions: how many of theirs it had). */
  readonly seen: number
}

/** What a person may decide; `to` is what it should be from now on. */
export type DecisionGiven =
  | (On & { readonly action: 'accept' | 'reject' | 'unsure' | 'note' })
  | (On & { readonly action: 'correct'; readonly to: Partial<ClaimFields> | ReportFields })
  | (On & { readonly action: 'split'; readonly to?: { readonly into: readonly WholeClaim[] } })
  | (On & { readonly action: 'merge'; readonly to: { readonly into: string } })
  | (On & { readonly action: 'undo'; readonly to: { readonly undoes: number } })
  | (On & { readonly action: 'grade'; readonly to: { readonly grade: string | null } })
  | (On & { readonly action: 'rename'; readonly to: { readonly name: string } })
  | (Given & { readonly action: 'add'; readonly reportId: string; readonly to: WholeClaim })

/** What is known of a report from outside its text; null or '' takes it away. */
export interface ReportFields {
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly url?: string | null
  readonly published?: string | null
}

export type OnSubject = Exclude<DecisionGiven, { action: 'add' }>

/** What is written as `to`, checked. An accepted claim is kept as it was when it was accepted. */
export async function toOf(
  ledger: Ledger,
  given: OnSubject,
  now: Current,
  before: Decision[],
): Promise<Json> {
  const { subjectKind: kind, subject } = given
  const only = (...kinds: SubjectKind[]): void => {
    if (kinds.includes(kind)) return
    throw new OnrecordError(
      'usage',
      `One cannot ${given.action} a ${kind}; it is for a ${kinds.join(' or a ')}.`,
    )
  }
  switch (given.action) {
    case 'accept':
      return kind === 'claim' ? now.fields : null
    case 'correct':
      only('claim', 'report')
      return kind === 'claim'
        ? checkedFields(given.to as Partial<ClaimFields>, now.text)
        : reportFields(given.to as ReportFields)
    case 'merge':
      only('claim', 'source')
      if (given.to.into === subject)
        throw new OnrecordError('usage', `A ${kind} cannot be merged into itself.`)
      await current(ledger, kind, given.to.into)
      return { into: given.to.into }
    case 'split':
      only('claim', 'source')
      return null
    case 'rename':
      only('source')
      if (given.to.name.trim() === '') throw new OnrecordError('usage', 'A source needs a name.')
      return { name: given.to.name.trim() }
    case 'grade':
      only('claim', 'source')
      return { grade: gradeOf(kind, given.to.grade) }
    case 'undo':
      if (!before.some(({ seq }) => seq === given.to.undoes)) {
        throw new OnrecordError('usage', `Decision ${given.to.undoes} is not one on ${kind} ${subject}.`)
      }
      return { undoes: given.to.undoes }
    default:
      return null
  }
}

/** Admiralty code: A–F for how reliable a source is, 1–6 for how credible what it says. */
function gradeOf(kind: SubjectKind, grade: string | null): string | null {
  if (grade === null || (kind === 'source' ? /^[A-F]$/ : /^[1-6]$/).test(grade)) return grade
  const scale =
    kind === 'source' ? 'A (reliable) to F (cannot be judged)' : '1 (confirmed) to 6 (cannot be judged)'
  throw new OnrecordError('usage', `The grade of a ${kind} runs from ${scale}, not ${grade}.`)
}

function reportFields(given: ReportFields): Json {
  const known = ['title', 'author', 'publisher', 'url', 'published'] as const
  const { published } = given
  if (published && !DAY.test(published)) {
    throw new OnrecordError('usage', `A publication date is written 2024-12-27, not ${published}.`)
  }
  return Object.fromEntries(known.filter((name) => name in given).map((name) => [name, given[name] || null]))
}
