import { useEffect } from 'react'
import type { ReadingView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useLoaded } from '../frame/load.ts'
import { useReviewer } from '../frame/reviewer.ts'
import { Waiting } from '../frame/waiting.tsx'
import { Desk } from './desk.tsx'

/** The report beside its claims: the screen that people live in. */
export function Reading({ id }: { id: string }) {
  const { query } = useAddress()
  const blind = query.get('blind') !== null
  const who = useReviewer()
  const path =
    who === null
      ? null
      : address(`/api/reports/${encodeURIComponent(id)}`, blind ? { as: who, blind: '1' } : {})
  const { data, error, slow, set, reload } = useLoaded<ReadingView>(path)
  // Commands print the beginnings of ids; here they lead to the report, whose address is the whole one.
  const found = data?.report.id.startsWith(id.toLowerCase()) ? data.report.id : null
  const claim = query.get('claim')
  const whole = claim !== null && found !== null ? wholeKey(claim, found) : claim
  useEffect(() => {
    if (found === null || (found === id && whole === claim)) return
    const rest = { ...Object.fromEntries(query), claim: whole }
    go(address(`/reports/${encodeURIComponent(found)}`, rest), 'replace')
  }, [claim, found, id, query, whole])
  if (data === null || data.report.id !== id || whole !== claim || who === null) {
    return (
      <Frame title="Reading">
        <Waiting error={error} slow={slow} />
      </Frame>
    )
  }
  return <Desk key={`${id}${blind}`} reading={data} who={who} blind={blind} set={set} reload={reload} />
}

/** The key of a claim of report `id`, of which `key` may give the beginning: `r7a2.3` for `r7a2b19c0ffee.3`. */
function wholeKey(key: string, id: string): string {
  const [report = '', number = ''] = key.toLowerCase().split('.')
  return report !== '' && id.startsWith(report) && /^\d+$/.test(number) ? `${id}.${Number(number)}` : key
}
