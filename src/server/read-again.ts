import { OnrecordError } from '../model/index.ts'
import type { Desk } from './desk.ts'

/**
 * Read a report again after what is known of it was changed. The change is kept whatever comes of this, so that it
 * could not be read is told, not thrown.
 */
export async function readAgainTold(
  { work }: Pick<Desk, 'work'>,
  id: string,
): Promise<{ readonly claims: number | null; readonly told: string }> {
  try {
    const claims = await work.readAgain(id)
    if (claims === null)
      return { claims, told: 'A language model read it: `onrecord reread` asks it again, with its address.' }
    return { claims, told: `Read again, with ${claims} ${claims === 1 ? 'claim' : 'claims'}.` }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    return { claims: null, told: `It could not be read again: ${error.message}` }
  }
}
