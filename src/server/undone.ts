import type { Ledger, Undone } from '../ledger/index.ts'
import type { ClaimView } from './schema/index.ts'

/** What was taken back, in a sentence; `claims` are those that it was on, as they stand now. */
export async function undoneSaid(
  ledger: Ledger,
  undone: Undone,
  claims: readonly ClaimView[],
): Promise<string> {
  const action = undone.decisions.at(-1)?.action ?? 'decision'
  // What a split made, or an added claim, is no longer there.
  const there = claims.filter(({ review }) => !review.gone)
  if (there.length > 1) return `Undone: ${action} on ${there.length} claims.`
  const [claim] = there.length > 0 ? there : claims
  return `Undone: ${action} – ${claim?.summary ?? (await subjectName(ledger, undone))}.`
}

/** What people call a report, relation or source that was decided on. */
async function subjectName({ db }: Ledger, { decisions, subjects }: Undone): Promise<string> {
  const [subject = ''] = subjects
  const kind = decisions.at(-1)?.subjectKind
  if (kind === 'report') return 'what is known of the report'
  if (kind === 'relation') return (subject.split(' ')[1] ?? subject).replaceAll('-', ' ')
  const source = await db.selectFrom('sources').select('name').where('key', '=', subject).executeTakeFirst()
  return source?.name ?? subject
}
