import { userInfo } from 'node:os'

/** The name decisions are kept under where nobody gave one. */
export function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'reviewer'
  }
}
