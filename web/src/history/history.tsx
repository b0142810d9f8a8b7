import { Frame } from '../frame/frame.tsx'

export function History() {
  return (
    <Frame title="History">
      <main className="page" />
    </Frame>
  )
}
