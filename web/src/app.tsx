import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { LedgerView } from '../../src/server/schema/index.ts'
import { address, go, useAddress } from './frame/address.ts'
import { Frame } from './frame/frame.tsx'
import { LedgerContext } from './frame/ledger.ts'
import { Link } from './frame/link.tsx'
import { useLoaded } from './frame/load.ts'
import { Reading } from './reading/reading.tsx'
import { Reports } from './reports/reports.tsx'

// The chart and its library come only when somebody looks at figures.
const Figures = lazy(async () => ({ default: (await import('./figures/figures.tsx')).Figures }))
const Conflicts = lazy(async () => ({ default: (await import('./conflicts/conflicts.tsx')).Conflicts }))
const Sources = lazy(async () => ({ default: (await import('./sources/sources.tsx')).Sources }))
const History = lazy(async () => ({ default: (await import('./history/history.tsx')).History }))
const Second = lazy(async () => ({ default: (await import('./second/second.tsx')).Second }))

const LEDGER = '/api/ledger'

export function App() {
  const { data, reload } = useLoaded<LedgerView>(LEDGER, address(LEDGER, { compared: 'yes' }))
  const state = useMemo(() => ({ ledger: data, reload }), [data, reload])
  return (
    <LedgerContext value={state}>
      <Suspense fallback={null}>
        <Screen />
      </Suspense>
    </LedgerContext>
  )
}

/** The address that exports give a claim leads to it in its report. */
function Claim({ claimKey }: { claimKey: string }) {
  useEffect(() => {
    const report = claimKey.slice(0, claimKey.lastIndexOf('.'))
    go(address(`/reports/${encodeURIComponent(report)}`, { claim: claimKey }), 'replace')
  }, [claimKey])
  return null
}

function Screen() {
  const { path } = useAddress()
  const report = /^\/reports\/([^/]+)$/.exec(path)?.[1]
  if (report !== undefined) return <Reading id={decodeURIComponent(report)} />
  const claim = /^\/claims\/([^/]+)$/.exec(path)?.[1]
  if (claim !== undefined) return <Claim claimKey={decodeURIComponent(claim)} />
  if (path === '/') return <Reports />
  if (path === '/figures') return <Figures />
  if (path === '/conflicts') return <Conflicts />
  if (path === '/sources') return <Sources />
  if (path === '/history') return <History />
  if (path === '/second') return <Second />
  return (
    <Frame title="Not found">
      <main className="page">
        <h1>Nothing stands here</h1>
        <p>
          The address <code>{path}</code> belongs to no screen. <Link href="/">See the reports</Link>.
        </p>
      </main>
    </Frame>
  )
}
