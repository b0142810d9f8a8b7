import { Frame } from '../frame/frame.tsx'

export function Sources() {
  return (
    <Frame title="Sources">
      <main className="page" />
    </Frame>
  )
}
