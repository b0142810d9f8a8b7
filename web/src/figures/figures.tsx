import { lazy, Suspense, useEffect, useMemo, useState, type FormEvent } from 'react'
import type { FigureClaim, FiguresView, RangeView, ScopesView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Waiting } from '../frame/waiting.tsx'
import { date, dates, number } from '../reading/words.ts'
import { lookOf } from './origin.ts'

// The drawing library is larger than all the rest of the page.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))
const WorldMap = lazy(async () => ({ default: (await import('./map.tsx')).WorldMap }))

/** An address of this screen; lists are given by repeating the name. */
function figuresAddress(
  path: string,
  scope: string,
  lists: Record<string, readonly string[]>,
  more = {},
): string {
  const query = new URLSearchParams({ scope, ...more })
  for (const [key, values] of Object.entries(lists)) for (const value of values) query.append(key, value)
  return `${path}?${query}`
}

const NONE: readonly string[] = []

/** A scope's claims as intervals, and what follows from those whom one chooses to believe. */
export function Figures() {
  const { query } = useAddress()
  const scope = query.get('scope')
  const scopes = useLoaded<ScopesView>('/api/scopes')
  const first = scopes.data?.scopes.find(({ sources }) => sources > 1) ?? scopes.data?.scopes[0]

  // Without a scope the one with most sources is shown: something to look at, and how it is written.
  useEffect(() => {
    if (scope === null && first) go(address('/figures', { scope: first.words }), 'replace')
  }, [scope, first])

  if (scope === null) {
    return (
      <Frame title="Figures">
        {scopes.data && !first ? (
          <main className="page">
            <h1>Figures</h1>
            <p className="lead">
              No claims yet. <Link href="/">Take in reports first</Link>.
            </p>
          </main>
        ) : (
          <Waiting error={scopes.error} slow={scopes.slow} />
        )}
      </Frame>
    )
  }
  return <Scope key={scope} scope={scope} scopes={scopes.data?.scopes ?? []} />
}

function Scope({ scope, scopes }: { scope: string; scopes: ScopesView['scopes'] }) {
  const { query } = useAddress()
  const believedText = query.getAll('believe').join('\n')
  const believed = useMemo(() => (believedText === '' ? NONE : believedText.split('\n')), [believedText])
  const view = query.get('view') === 'time' ? 'time' : 'counts'
  const touching = query.get('touching') !== null
  const { data, error, slow } = useLoaded<FiguresView>(
    figuresAddress('/api/figures', scope, { believe: believed }),
  )
  const names = useMemo(() => data?.origins.map(({ name }) => name) ?? [], [data?.origins])
  const claims = useMemo(
    () => (data?.claims ?? []).filter((claim) => touching || claim.inside),
    [data?.claims, touching],
  )
  const more = { ...(view === 'time' ? { view } : {}), ...(touching ? { touching: '1' } : {}) }
  const show = (believe: readonly string[], changed: Record<string, string> = more): void =>
    go(figuresAddress('/figures', scope, { believe }, changed), 'replace')
  const toggle = (name: string): void =>
    show(believed.includes(name) ? believed.filter((one) => one !== name) : [...believed, name])
  const shownOrigins = (data?.origins ?? []).filter(
    ({ name }) => believed.includes(name) || claims.some(({ origin }) => origin === name),
  )
  const outside = (data?.claims.length ?? 0) - (data?.claims.filter(({ inside }) => inside).length ?? 0)
  const located = claims.filter(({ point }) => point !== null)

  return (
    <Frame title={`Figures: ${plain(scope)}`}>
      <main className="page figures">
        <h1>{plain(scope)}</h1>
        <ScopeForm scope={scope} scopes={scopes} />
        {error && (
          <p className="told" role="alert">
            {error.message}
          </p>
        )}
        {!data && slow && <p className="quiet">Reading the ledger …</p>}
        {data && (
          <>
            <p className="facts">
              Understood: {data.understood.event} · {plain(data.understood.who)} ·{' '}
              {plain(data.understood.where)} · {plain(data.understood.when)}
              {data.understood.per !== null && <> · a {data.understood.per}</>}
            </p>
            <fieldset className="believe">
              <legend>Believe</legend>
              {shownOrigins.map(({ name, claims: count }) => {
                const look = lookOf(names.indexOf(name))
                return (
                  <label key={name} className="check">
                    <input type="checkbox" checked={believed.includes(name)} onChange={() => toggle(name)} />
                    <span style={{ color: look.colour }} aria-hidden="true">
                      {look.glyph}
                    </span>
                    {plain(name)} <span className="quiet">{number(count)}</span>
                  </label>
                )
              })}
              {data.silences.map(({ name, passages }) => (
                <span className="silent" key={name}>
                  □ {plain(name)}: silent
                  {passages.map((one, index) => (
                    <Link
                      key={one.reportId + one.words}
                      href={address(`/reports/${encodeURIComponent(one.reportId)}`, {
                        find: one.words.slice(0, 60),
                      })}
                      title={`${plain(one.title)}: “${plain(one.words)}”`}
                      aria-label={`Passage ${index + 1}, ${plain(one.title)}`}
                    >
                      {' '}
                      {index + 1}
                    </Link>
                  ))}
                </span>
              ))}
            </fieldset>
            <Follows data={data} claims={data.claims} />
            <div className="acts chart-tools">
              <button
                type="button"
                aria-pressed={view === 'counts'}
                onClick={() => show(believed, touching ? { touching: '1' } : {})}
              >
                By count
              </button>
              <button
                type="button"
                aria-pressed={view === 'time'}
                onClick={() => show(believed, { view: 'time', ...(touching ? { touching: '1' } : {}) })}
              >
                Over time
              </button>
              {outside > 0 && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={touching}
                    onChange={() =>
                      show(believed, {
                        ...(view === 'time' ? { view } : {}),
                        ...(touching ? {} : { touching: '1' }),
                      })
                    }
                  />
                  also {number(outside)} that only touch this scope
                </label>
              )}
            </div>
            {claims.length === 0 ? (
              <p className="quiet">No claim lies inside this scope.</p>
            ) : (
              <figure aria-label={`Claims about ${plain(scope)} as intervals; the table below says the same`}>
                <Suspense fallback={<div className="chart" />}>
                  <Chart claims={claims} origins={names} believed={believed} range={data.range} view={view} />
                </Suspense>
              </figure>
            )}
            {located.length > 0 && (
              <figure aria-label={`Map of ${located.length} places; the table below names them`}>
                <Suspense fallback={<div className="chart" />}>
                  <WorldMap claims={located} />
                </Suspense>
              </figure>
            )}
            {claims.length > 0 && <ClaimTable claims={claims} names={names} />}
          </>
        )}
      </main>
    </Frame>
  )
}

function ScopeForm({ scope, scopes }: { scope: string; scopes: ScopesView['scopes'] }) {
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

/** A range in words. Nothing is ever printed as the one number. */
function rangeWords({ lower, upper, above }: RangeView): string {
  if (lower === null && upper === null) return 'nothing'
  if (lower !== null && upper !== null && lower > upper) return 'a contradiction'
  if (lower !== null && lower === upper) return number(lower)
  return [
    lower === null
      ? 'no lower bound'
      : above
        ? `more than ${number(lower - 1)}`
        : `at least ${number(lower)}`,
    upper === null ? 'no upper bound' : `at most ${number(upper)}`,
  ].join(', ')
}

function Follows({ data, claims }: { data: FiguresView; claims: readonly FigureClaim[] }) {
  const { range, byOrigin, believed } = data
  if (range === null) {
    return (
      <section className="follows" aria-label="What follows">
        <p className="quiet">Choose whom to believe to see what follows. Each by itself:</p>
        <dl className="each">
          {byOrigin.map(({ origin, range: own }) => (
            <div key={origin}>
              <dt>{plain(origin)}</dt>
              <dd>{rangeWords(own)}</dd>
            </div>
          ))}
        </dl>
      </section>
    )
  }
  return (
    <section className="follows" aria-label="What follows">
      <p className="follows-line" aria-live="polite">
        If you believe {believed.map(plain).join(' and ')}, what follows is:{' '}
        <strong>{rangeWords(range)}</strong>
        {range.origins.length > 0 && (
          <span className="quiet">
            {' '}
            ({range.origins.length} origin{range.origins.length === 1 ? '' : 's'})
          </span>
        )}
      </p>
      {range.steps.length > 0 && (
        <details open>
          <summary>Steps</summary>
          <ol className="steps">
            {range.steps.map((step) => (
              <li key={step}>{plain(step)}</li>
            ))}
          </ol>
        </details>
      )}
      {range.conflicts.map((conflict) => (
        <div className="told" key={conflict.claims.join()}>
          <p>⚠ These cannot all be true:</p>
          <ul>
            {conflict.claims.map((id) => {
              const claim = claims.find(({ claimId }) => claimId === id)
              return claim ? (
                <li key={id}>
                  <PassageLink claim={claim} />
                </li>
              ) : null
            })}
          </ul>
          {conflict.steps.map((step) => (
            <p key={step}>{plain(step)}</p>
          ))}
        </div>
      ))}
    </section>
  )
}

const PassageLink = ({ claim }: { claim: FigureClaim }) => (
  <Link href={address(`/reports/${encodeURIComponent(claim.reportId)}`, { claim: claim.claimId })}>
    {plain(claim.origin)}: {plain(claim.summary)}
  </Link>
)

function ClaimTable({ claims, names }: { claims: readonly FigureClaim[]; names: readonly string[] }) {
  return (
    <table className="list">
      <caption>{number(claims.length)} claims, by the day they count up to</caption>
      <thead>
        <tr>
          <th scope="col">Whose word</th>
          <th scope="col">Claim</th>
          <th scope="col">Counts</th>
          <th scope="col">Where</th>
          <th scope="col">Passage</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => {
          const look = lookOf(names.indexOf(claim.origin))
          return (
            <tr key={claim.claimId}>
              <td>
                <span style={{ color: look.colour }} aria-hidden="true">
                  {look.glyph}{' '}
                </span>
                {plain(claim.origin)}
                <span className="facts">{claim.chain.map(plain).join(' ‹ ')}</span>
              </td>
              <td>
                {plain(claim.summary)}
                {claim.relations.map((relation) => (
                  <span className="facts" key={relation.id}>
                    <Link href={address('/conflicts', { relation: relation.id })}>
                      ⚠ {relation.kind.replaceAll('-', ' ')}
                    </Link>
                  </span>
                ))}
              </td>
              <td>
                {dates(claim.from, claim.to)}
                <span className="facts">said {date(claim.statedOn)}</span>
              </td>
              <td>{plain(claim.place ?? '')}</td>
              <td>
                <Link
                  href={address(`/reports/${encodeURIComponent(claim.reportId)}`, { claim: claim.claimId })}
                >
                  “{plain(claim.passage)}”
                </Link>
                <span className="facts">{plain(claim.title)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
