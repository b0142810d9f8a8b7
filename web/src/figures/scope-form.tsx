import { useState, type FormEvent } from 'react'
import type { ScopesView } from '../../../src/server/schema/index.ts'
import { address, go } from '../frame/address.ts'
import { plain } from '../frame/odd.ts'
import { number } from '../reading/words.ts'

/** Which scope: one that the ledger knows, or one in a person's words. */
export function ScopeForm({ scope, scopes }: { scope: string; scopes: ScopesView['scopes'] }) {
  const [words, setWords] = useState(scope)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (words.trim() !== '') go(address('/figures', { scope: words.trim() }))
  }
  return (
    <form className="scope-form" onSubmit={submit}>
      <label>
        Known scopes
        <select
          value={scopes.some((one) => one.words === scope) ? scope : ''}
          onChange={(event) => event.target.value && go(address('/figures', { scope: event.target.value }))}
        >
          <option value="">–</option>
          {scopes.map((one) => (
            <option key={one.words} value={one.words}>
              {plain(one.words)} ({number(one.claims)})
            </option>
          ))}
        </select>
      </label>
      <label className="grow">
        Or write one: event, people, place, period
        <input
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="casualties, North Korea, in Kursk region, 2024-10..2024-12"
        />
      </label>
      <button type="submit">Show</button>
    </form>
  )
}
