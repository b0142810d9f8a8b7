import { holding } from '../ledger/decision.ts'
import {
  claimList,
  decisionsOn,
  readingOf,
  type Decision,
  type Ledger,
  type LedgerClaim,
  type Marked,
} from '../ledger/index.ts'
import type { Claim, Reading } from '../model/index.ts'
import type { ClaimFields, ClaimView, MarkedView, ReviewState } from './schema/index.ts'
import { summary } from './summary.ts'

/** How the page calls the ledger's states. */
export function stateOf(state: string, differs: readonly string[]): ReviewState {
  if (state === 'accepted') return differs.length > 0 ? 'corrected' : 'accepted'
  return state === 'rejected' || state === 'unsure' ? state : 'open'
}

const copied = (words: Marked['cue']): MarkedView['cue'] =>
  words.map(({ span: [start, end], text }) => ({ span: [start, end], text }))

const fieldsOf = (
  claim: Claim,
  source: string | null,
  via: string | null,
  marked: Marked | null = null,
): ClaimFields => ({
  span: [claim.span[0], claim.span[1]],
  event: claim.event,
  manner: claim.manner,
  quantity: claim.quantity && { ...claim.quantity, span: [...claim.quantity.span] },
  population: claim.population && { ...claim.population, span: [...claim.population.span] },
  place: claim.place && { ...claim.place, span: [...claim.place.span] },
  period: claim.period && { ...claim.period, span: [...claim.period.span] },
  polarity: claim.polarity,
  modality: claim.modality,
  source,
  via,
  marked: marked && {
    source: copied(marked.source),
    cue: copied(marked.cue),
    content: copied(marked.content),
  },
})

/** A claim as the page shows it, with the last word that was said on it. */
export function claimView(
  claim: LedgerClaim,
  decisions: readonly Decision[],
  reading: Reading | null,
): ClaimView {
  const last = holding(decisions).findLast(({ action }) => action !== 'note' && action !== 'grade')
  const asRead = reading?.claims.find(({ id }) => id === claim.id)
  const name = (id: string | null): string | null =>
    reading?.sources.find((one) => one.id === id)?.name ?? null
  const corrected = claim.differs.length > 0 && asRead !== undefined
  return {
    ...fieldsOf(claim, claim.source, claim.via, claim.marked),
    id: claim.key,
    rule: claim.rule,
    attributionId: claim.attributionId,
    summary: summary(claim),
    review: {
      state: stateOf(claim.state, claim.origin === 'person' ? [] : claim.differs),
      version: claim.revision,
      by: last?.who ?? null,
      on: last?.at ?? null,
      note: last?.why ?? null,
      added: claim.origin === 'person',
      read: corrected ? fieldsOf(asRead, name(asRead.sourceId), name(asRead.viaId)) : null,
      grade: claim.grade,
      gone: !claim.present,
    },
  }
}

const BLIND = { accept: 'accepted', reject: 'rejected', unsure: 'unsure' } as const

/** Whether decisions of one reading make another claim, or several, of theirs; null where it stands. */
export function replacedBy(decisions: readonly Decision[]): 'merged' | 'split' | null {
  const last = holding(decisions).findLast(({ action }) => action === 'merge' || action === 'split')
  return last ? (last.action === 'merge' ? 'merged' : 'split') : null
}

/** The same claim as a second reader sees it: as it was read, with his own decisions and nobody else's. */
export function blindView(view: ClaimView, decisions: readonly Decision[], who: string): ClaimView {
  const own = decisions.filter((decision) => decision.blind && decision.who === who)
  const held = holding(own)
  const last = held.findLast(({ action }) => action !== 'note' && action !== 'grade')
  const verdict = held.findLast(({ action }) => action in BLIND)?.action as keyof typeof BLIND | undefined
  const corrected = held
    .filter(({ action }) => action === 'correct')
    .map(({ to }) => to as Partial<ClaimFields>)
  const read = view.review.read ?? view
  const fields: ClaimFields = Object.assign({}, read, ...corrected)
  const state = verdict ? BLIND[verdict] : 'open'
  const { id, rule, attributionId } = view
  return {
    ...fields,
    id,
    rule,
    attributionId,
    summary: summary(fields),
    review: {
      state: state === 'accepted' && corrected.length > 0 ? 'corrected' : state,
      version: own.length,
      by: last?.who ?? null,
      on: last?.at ?? null,
      note: last?.why ?? null,
      added: false,
      read: null,
      grade: null,
      gone: view.review.added || replacedBy(own) !== null,
    },
  }
}

/** Claims by their keys, as they stand now; for a second reader as they were read, with his own decisions. */
export async function claimViews(
  ledger: Ledger,
  keys: readonly string[],
  blindWho: string | null,
): Promise<ClaimView[]> {
  const views: ClaimView[] = []
  const readings = new Map<string, Reading | null>()
  for (const claim of await claimList(ledger, { keys, gone: true })) {
    const on = await decisionsOn(ledger, 'claim', claim.key)
    const open = on.filter(({ blind }) => !blind)
    if (blindWho === null) {
      views.push(claimView(claim, open, null))
      continue
    }
    const { reportId } = claim
    if (!readings.has(reportId))
      readings.set(reportId, await readingOf(ledger, reportId, { relations: false }))
    views.push(blindView(claimView(claim, open, readings.get(reportId) ?? null), on, blindWho))
  }
  return views
}
