import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { FiguresView, ScopesView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { GraphicNotice, useBlur } from '../frame/graphic.tsx'
import { GivingOut } from '../frame/giving-out.tsx'
import { useKeys } from '../frame/keys.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Waiting } from '../frame/waiting.tsx'
import { number } from '../reading/words.ts'
import { Believe } from './believe.tsx'
import { Follows } from './follows.tsx'
import { ScopeForm } from './scope-form.tsx'
import { ClaimTable } from './table.tsx'

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

const KEYS = [['b', 'show blurred passages']] as const

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
  const except = query.getAll('except')
  const view = query.get('view') === 'time' ? 'time' : 'counts'
  const touching = query.get('touching') !== null
  const { data, error, slow } = useLoaded<FiguresView>(
    figuresAddress('/api/figures', scope, { believe: believed, except }),
  )
  const names = useMemo(() => data?.origins.map(({ name }) => name) ?? [], [data?.origins])
  const claims = useMemo(
    () => (data?.claims ?? []).filter((claim) => touching || claim.inside),
    [data?.claims, touching],
  )
  const more = { ...(view === 'time' ? { view } : {}), ...(touching ? { touching: '1' } : {}) }
  const blur = useBlur()
  useKeys({ b: blur.toggle })
  const show = (believe: readonly string[], changed: Record<string, string> = more): void =>
    go(figuresAddress('/figures', scope, { believe, except }, changed), 'replace')
  const leaveOut = (claimId: string): void => {
    const others = except.filter((one) => one !== claimId)
    const changed = others.length < except.length ? others : [...except, claimId]
    go(figuresAddress('/figures', scope, { believe: believed, except: changed }, more), 'replace')
  }
  const toggle = (name: string): void =>
    show(believed.includes(name) ? believed.filter((one) => one !== name) : [...believed, name])
  const shownOrigins = (data?.origins ?? []).filter(
    ({ name }) => believed.includes(name) || claims.some(({ origin }) => origin === name),
  )
  const outside = (data?.claims.length ?? 0) - (data?.claims.filter(({ inside }) => inside).length ?? 0)
  const located = claims.filter(({ point }) => point !== null)

  return (
    <Frame title={`Figures: ${plain(scope)}`} keys={KEYS}>
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
            <Believe
              origins={shownOrigins}
              silences={data.silences}
              names={names}
              believed={believed}
              onToggle={toggle}
            />
            <Follows data={data} claims={data.claims} except={except} onExcept={leaveOut} />
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
              <GivingOut title={`Claims and ranges: ${plain(scope)}`} filter={{ scope }} forms={['html']} />
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
            <GraphicNotice count={claims.filter(({ graphic }) => graphic).length} blur={blur} />
            {claims.length === 0 ? (
              <p className="quiet">No claim lies inside this scope.</p>
            ) : (
              <figure aria-label={`Claims about ${plain(scope)} as intervals; the table below says the same`}>
                <Suspense fallback={<div className="chart" />}>
                  <Chart
                    claims={claims}
                    origins={names}
                    believed={believed}
                    range={data.range}
                    view={view}
                    blur={blur.blurred === true}
                  />
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
            {claims.length > 0 && <ClaimTable claims={claims} names={names} blur={blur.blurred === true} />}
          </>
        )}
      </main>
    </Frame>
  )
}
