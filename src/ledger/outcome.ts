import { canonical } from './canonical.ts'
import { holding, type Decision, type Json } from './decision.ts'

const VERDICTS: ReadonlySet<string> = new Set(['accept', 'reject', 'unsure'])

/** What decisions on one subject come to, as a value that two people's can be compared by: the last verdict, and each field as it was put last. */
export function outcome(decisions: readonly Pick<Decision, 'seq' | 'action' | 'to'>[]): string {
  let verdict: string | null = null
  const told: Record<string, Json> = {}
  for (const { action, to } of holding(decisions)) {
    if (VERDICTS.has(action)) verdict = action
    else if (action !== 'note') Object.assign(told, to === null ? { [action]: true } : to)
  }
  return canonical([verdict, told])
}
