import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { spread, type Placed } from './spread.ts'

/** Pixels that the open card's frame stands above its first line. */
const FRAME = 5

/** How far a card is moved from where it would stand. */
const moved = new WeakMap<HTMLElement, number>()

function move(slot: HTMLElement, by: number): void {
  if ((moved.get(slot) ?? 0) === by) return
  moved.set(slot, by)
  slot.style.transform = by === 0 ? '' : `translateY(${by}px)`
}

/** Measure the cards that are laid out, and put each in its place. */
function place(box: HTMLElement): void {
  const card = box.querySelector('.card-slot > .card-here')
  const pin = box.querySelector('.pin-here') ?? box.querySelector('.block .is-claim')
  // On a narrow page and on paper the cards stand one under the other; and a page that is only scrolled measures nothing.
  if (!card || !pin || getComputedStyle(card).position !== 'absolute') {
    for (const slot of box.querySelectorAll<HTMLElement>('.card-slot[style]')) move(slot, 0)
    return
  }
  const slots = [...box.querySelectorAll<HTMLElement>('.card-slot')]
  const open = slots.findIndex((slot) => slot === card.parentElement)
  const placed = slots.map((slot, at): Placed => {
    const { top, height } = slot.getBoundingClientRect()
    return {
      top: top - (moved.get(slot) ?? 0),
      height: at === open ? card.getBoundingClientRect().height + 4 : height,
    }
  })
  const first = box.querySelector('[data-index="0"]')
  const highest = first ? first.getBoundingClientRect().top + 4 : -Infinity
  const tops = spread(placed, open, pin.getBoundingClientRect().top - FRAME, highest)
  slots.forEach((slot, at) => move(slot, Math.round((tops[at] ?? 0) - (placed[at]?.top ?? 0))))
}

/** Keeps the cards apart, also when the open one grows. */
export function usePlacing(scroller: RefObject<HTMLElement | null>, openId: string | null): () => void {
  const put = useCallback((): void => {
    if (scroller.current) place(scroller.current)
  }, [scroller])
  useLayoutEffect(put)
  const watch = useRef<ResizeObserver | null>(null)
  const watched = useRef<Element | null>(null)
  // Asked at every drawing: the open card may be drawn later than it is opened, when its row comes into view.
  useEffect(() => {
    const card =
      scroller.current?.querySelector(
        openId === null ? '.card-slot-new > .card' : `[data-card="${CSS.escape(openId)}"]`,
      ) ?? null
    if (card === watched.current) return
    watch.current ??= new ResizeObserver(put)
    if (watched.current) watch.current.unobserve(watched.current)
    if (card) watch.current.observe(card)
    watched.current = card
  })
  useEffect(
    () => () => {
      watch.current?.disconnect()
      watch.current = null
      watched.current = null
    },
    [],
  )
  return put
}
