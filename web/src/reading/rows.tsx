import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react'
import type { ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import { blockAt, linesOf, type Block } from './block.ts'
import type { Act } from './card.tsx'
import type { Mark } from './mark.ts'
import { usePrinting } from './printing.ts'
import { Row } from './row.tsx'
import { usePlacing } from './placing.ts'

export interface RowsHandle {
  /** Bring the open claim to the height of the eye. */
  showClaim(id: string, block: number): void
  showBlock(block: number): void
}

interface Props {
  readonly ref: Ref<RowsHandle>
  readonly reading: ReadingView
  readonly blocks: readonly Block[]
  /** By block: the claims whose cards are shown beside it. */
  readonly cards: readonly (readonly ClaimView[])[]
  readonly claims: readonly ClaimView[]
  readonly marks: readonly Mark[]
  readonly openId: string | null
  readonly selected: ReadonlySet<string>
  readonly told: ReadonlyMap<string, string>
  readonly editor: ReactNode
  readonly adding: { block: number; form: ReactNode } | null
  readonly blur: boolean
  readonly blind: boolean
  readonly onHover: (event: PointerEvent) => void
  onClick(event: MouseEvent): void
  onOpen(id: string): void
  onSelect(id: string): void
  onAct(act: Act, id: string): void
  onGrade(id: string, grade: string | null): void
}

/** How far down the page the eye rests. */
const EYE = 0.3
const NONE: readonly Mark[] = []

/** The report, laid out only where it is seen; printed whole. */
export function Rows(props: Props) {
  const { reading, blocks, cards, claims, adding, editor } = props
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  // On paper no claim is the open one.
  const openId = printing ? null : props.openId
  const marks = printing ? NONE : props.marks

  const touching = useMemo(() => {
    const rows: ClaimView[][] = blocks.map(() => [])
    for (const claim of claims) {
      const last = blockAt(blocks, claim.span[1] - 1)
      for (let at = blockAt(blocks, claim.span[0]); at <= last; at++) rows[at]?.push(claim)
    }
    return rows
  }, [blocks, claims])

  const estimate = useCallback(
    (index: number): number => {
      const block = blocks[index]
      const text = (block ? linesOf(block) : 1) * 28 + 14
      const folded = cards[index]?.length ?? 0
      return Math.max(text, folded * (folded * 49 > text + 10 ? 29 : 49) + 8)
    },
    [blocks, cards],
  )
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: estimate,
    overscan: 4,
  })

  const put = usePlacing(scroller, openId)

  const level = useCallback(
    (selector: string): void => {
      put()
      const box = scroller.current
      const found = box?.querySelector(selector)
      if (!box || !found) return
      const apart = found.getBoundingClientRect().top - box.getBoundingClientRect().top
      box.scrollTop += apart - box.clientHeight * EYE
    },
    [put],
  )

  useImperativeHandle(
    props.ref,
    () => ({
      showClaim: (id, block) => {
        const selector = `[data-card="${CSS.escape(id)}"]`
        if (scroller.current?.querySelector(selector)) return level(selector)
        virtual.scrollToIndex(block, { align: 'center' })
        // The rows around are measured as they come into view, which moves the card once more.
        const settle = (times: number): void => {
          level(selector)
          if (times > 0) requestAnimationFrame(() => settle(times - 1))
        }
        requestAnimationFrame(() => settle(3))
        return undefined
      },
      showBlock: (block) => virtual.scrollToIndex(block, { align: 'center' }),
    }),
    [level, virtual],
  )

  const row = (index: number): ReactNode => {
    const block = blocks[index]
    if (!block) return null
    const here = cards[index] ?? []
    const inBlock = marks.filter((mark) => mark.start < block.end && mark.end > block.start)
    return (
      <Row
        reading={reading}
        block={block}
        marks={inBlock.length > 0 ? inBlock : NONE}
        touching={touching[index] ?? []}
        cards={here}
        openId={touching[index]?.some((claim) => claim.id === openId) ? openId : null}
        selected={props.selected}
        blind={props.blind}
        told={props.told}
        lastId={claims[claims.length - 1]?.id ?? null}
        editor={here.some((claim) => claim.id === openId) ? editor : null}
        adding={adding?.block === index ? adding.form : null}
        onOpen={props.onOpen}
        onSelect={props.onSelect}
        onAct={props.onAct}
        onGrade={props.onGrade}
      />
    )
  }

  const items = virtual.getVirtualItems()
  return (
    // Keys do all that clicks on the text do; the click is a shortcut for the hand that is on the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={`rows${props.blur ? ' blurring' : ''}`}
      ref={scroller}
      onClick={props.onClick}
      onPointerOver={props.onHover}
      onPointerOut={props.onHover}
      tabIndex={-1}
    >
      {printing ? (
        blocks.map((block) => <div key={block.index}>{row(block.index)}</div>)
      ) : (
        <div className="rows-all" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              className="rows-one"
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row(item.index)}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
