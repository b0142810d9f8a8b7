import { memo, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import { linesOf, type Block } from './block.ts'
import { Card, type Act } from './card.tsx'
import type { Mark } from './mark.ts'
import { BlockText } from './text.tsx'

interface Props {
  readonly reading: ReadingView
  readonly block: Block
  readonly marks: readonly Mark[]
  /** Claims that run through the block. */
  readonly touching: readonly ClaimView[]
  /** Claims whose cards stand beside it. */
  readonly cards: readonly ClaimView[]
  readonly openId: string | null
  readonly selected: ReadonlySet<string>
  readonly blind: boolean
  readonly told: ReadonlyMap<string, string>
  readonly lastId: string | null
  readonly editor: ReactNode
  /** A form that stands beside this block for a claim that is being added. */
  readonly adding: ReactNode
  onOpen(id: string): void
  onSelect(id: string): void
  onAct(act: Act, id: string): void
  onGrade(id: string, grade: string | null): void
}

/** A block of the report and the claims that begin in it; the open one stands beside its sentence. */
export const Row = memo(function Row(props: Props) {
  const { reading, block, marks, touching, cards, openId, selected, told, lastId, editor, adding } = props
  const row = useRef<HTMLDivElement>(null)
  // Many claims in few lines take one line each, so that the text is not pulled apart.
  const dense = cards.length * 49 > linesOf(block) * 28 + 24

  // Marks of one line stand side by side in the margin.
  useLayoutEffect(() => {
    let line: number | null = null
    let nth = 0
    for (const pin of row.current?.querySelectorAll<HTMLElement>('.pin') ?? []) {
      nth = pin.offsetTop === line ? nth + 1 : 0
      line = pin.offsetTop
      pin.dataset['nth'] = String(Math.min(nth, 3))
    }
  }, [touching])

  return (
    <div className={dense ? 'row row-dense' : 'row'} ref={row}>
      <div className="row-text">
        <BlockText text={reading.report.text} block={block} marks={marks} claims={touching} openId={openId} />
      </div>
      <div className="row-cards">
        {cards.map((claim) => (
          <Card
            key={claim.id}
            claim={claim}
            reading={reading}
            open={claim.id === openId}
            selected={selected.has(claim.id)}
            blind={props.blind}
            mergeable={claim.id !== lastId}
            told={claim.id === openId ? (told.get(claim.id) ?? null) : null}
            editor={claim.id === openId ? editor : null}
            onOpen={props.onOpen}
            onSelect={props.onSelect}
            onAct={props.onAct}
            onGrade={props.onGrade}
          />
        ))}
        {adding !== null && (
          <div className="card-slot card-slot-open card-slot-new">
            <article className="card card-here" aria-label="New claim">
              {adding}
            </article>
          </div>
        )}
      </div>
    </div>
  )
})
