import { useState } from 'react'
import { counted } from '../reading/words.ts'
import { useSettings } from './settings.ts'

/** Whether graphic passages are blurred now, null where they never are; and to show or blur them. */
export interface Blur {
  readonly blurred: boolean | null
  toggle(): void
}

export function useBlur(): Blur {
  const { blur } = useSettings()
  const [shown, setShown] = useState(false)
  return { blurred: blur ? !shown : null, toggle: () => setShown((before) => !before) }
}

/** How many passages of the screen are hard to read, and the button that shows or blurs them. */
export function GraphicNotice({ count, blur: { blurred, toggle } }: { count: number; blur: Blur }) {
  if (count === 0 || blurred === null) return null
  return (
    <p className="notice">
      ⚠ Graphic: {counted(count, 'passage')}
      {blurred ? ' blurred' : ' shown'}.{' '}
      <button type="button" onClick={toggle}>
        <kbd>b</kbd> {blurred ? 'Show' : 'Blur'}
      </button>
    </p>
  )
}
