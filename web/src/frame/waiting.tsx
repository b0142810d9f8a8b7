import type { Refusal } from './server.ts'

/** In the place of what is not there yet, or will not come. */
export function Waiting({ error, slow }: { error: Refusal | null; slow: boolean }) {
  if (error) {
    return (
      <main className="page">
        <p className="told" role="alert">
          {error.message}
        </p>
      </main>
    )
  }
  return (
    <main className="page" aria-busy="true">
      {slow && <p className="quiet">Reading the ledger …</p>}
    </main>
  )
}
