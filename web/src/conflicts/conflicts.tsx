import { Frame } from '../frame/frame.tsx'

export function Conflicts() {
  return (
    <Frame title="Conflicts">
      <main className="page" />
    </Frame>
  )
}
