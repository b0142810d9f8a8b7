import { type RefObject, useEffect, useRef } from 'react'

/** A box that holds what is drawn for its width, drawn anew whenever `draw` or the width changes. */
export function useDrawing(draw: (width: number) => Element): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = box.current
    if (!root) return
    const redraw = (): void => root.replaceChildren(draw(root.clientWidth))
    redraw()
    const watch = new ResizeObserver(redraw)
    watch.observe(root)
    return () => watch.disconnect()
  }, [draw])
  return box
}
