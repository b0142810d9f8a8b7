import { Frame } from '../frame/frame.tsx'

export function Figures() {
  return (
    <Frame title="Figures">
      <main className="page" />
    </Frame>
  )
}
