import type { ReadingView } from '../../../src/server/schema/index.ts'
import { address, useAddress } from '../frame/address.ts'
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
  if (data === null || data.report.id !== id || who === null) {
    return (
      <Frame title="Reading">
        <Waiting error={error} slow={slow} />
      </Frame>
    )
  }
  return <Desk key={`${id}${blind}`} reading={data} who={who} blind={blind} set={set} reload={reload} />
}
