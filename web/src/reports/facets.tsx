import type { ReportList, ReviewState } from '../../../src/server/schema/index.ts'
import { go, useAddress, withQuery } from '../frame/address.ts'
import { plain } from '../frame/odd.ts'
import { number, STATES } from '../reading/words.ts'

export const FACETS = ['publisher', 'source', 'side', 'state'] as const
const FACET_NAMES = { publisher: 'Outlet', source: 'Source', side: 'Side', state: 'Review' } as const

const set = (key: string, value: string): void => go(withQuery({ [key]: value || null, page: null }))

/** What narrows the list; each choice stands in the address. */
export function Facets({ data }: { data: ReportList }) {
  const { query } = useAddress()
  const lists = {
    publisher: data.facets.publishers,
    source: data.facets.sources,
    side: data.facets.sides,
    state: data.facets.states,
  }
  return (
    <fieldset className="facets" aria-label="Narrow the list">
      {FACETS.map((key) => (
        <label key={key}>
          {FACET_NAMES[key]}
          <select value={query.get(key) ?? ''} onChange={(event) => set(key, event.target.value)}>
            <option value="">any</option>
            {lists[key].map(({ name, count }) => (
              <option key={name} value={name}>
                {key === 'state' ? `${STATES[name as ReviewState].shape} ${name}` : plain(name)} (
                {number(count)})
              </option>
            ))}
          </select>
        </label>
      ))}
      <label>
        From
        <input
          type="date"
          value={query.get('from') ?? ''}
          onChange={(event) => set('from', event.target.value)}
        />
      </label>
      <label>
        To
        <input
          type="date"
          value={query.get('to') ?? ''}
          onChange={(event) => set('to', event.target.value)}
        />
      </label>
    </fieldset>
  )
}
