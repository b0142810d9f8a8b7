import { Frame } from '../frame/frame.tsx'

export function Second() {
  return (
    <Frame title="Second">
      <main className="page" />
    </Frame>
  )
}
