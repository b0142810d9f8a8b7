import { memo, type ReactNode } from 'react'
import type { ClaimView } from '../../../src/server/schema/index.ts'
import { directionOf } from '../frame/direction.ts'
import { codeOf, oddAt } from '../frame/odd.ts'
import type { Block } from './block.ts'
import { segments, type Mark } from './mark.ts'

interface Props {
  readonly text: string
  readonly block: Block
  readonly marks: readonly Mark[]
  /** Claims whose wording touches this block. */
  readonly claims: readonly ClaimView[]
  readonly openId: string | null
}

/**
 * One block of the report. Every stretch carries its position in the report, so that a selection in the page
 * can be led back to a span. Characters that hide or reorder others stand as their code and keep their place.
 */
export const BlockText = memo(function BlockText({ text, block, marks, claims, openId }: Props) {
  const starts = new Map<number, ClaimView[]>()
  for (const claim of claims) {
    if (claim.span[0] >= block.start && claim.span[0] < block.end) {
      starts.set(claim.span[0], [...(starts.get(claim.span[0]) ?? []), claim])
    }
  }
  return (
    <p className="block" dir={directionOf(text.slice(block.start, block.end))}>
      {segments(block.start, block.end, marks, claims).map((segment) => {
        const opened = starts.get(segment.start) ?? []
        const classes = [
          ...segment.roles.map((role) => `is-${role}`),
          ...(segment.claims.length > 0 ? ['in-claim'] : []),
        ]
        return (
          <span key={segment.start}>
            {opened.map((claim) => (
              <span
                key={claim.id}
                className={`pin pin-${claim.review.state}${claim.id === openId ? ' pin-here' : ''}`}
                data-claim={claim.id}
                aria-hidden="true"
              />
            ))}
            <Stretch text={text} start={segment.start} end={segment.end} className={classes.join(' ')} />
          </span>
        )
      })}
    </p>
  )
})

function Stretch({
  text,
  start,
  end,
  className,
}: {
  text: string
  start: number
  end: number
  className: string
}) {
  const words = text.slice(start, end)
  const odd = oddAt(words)
  if (odd.length === 0) {
    return (
      <span className={className || undefined} data-start={start}>
        {words}
      </span>
    )
  }
  const parts: ReactNode[] = []
  let read = 0
  for (const at of odd) {
    if (at > read) {
      parts.push(
        <span key={read} className={className || undefined} data-start={start + read}>
          {words.slice(read, at)}
        </span>,
      )
    }
    const code = codeOf(words.charAt(at))
    parts.push(
      <span
        key={`odd${at}`}
        className="odd"
        data-start={start + at}
        data-code={code}
        title={`invisible character ${code}`}
      />,
    )
    read = at + 1
  }
  if (read < words.length) {
    parts.push(
      <span key={read} className={className || undefined} data-start={start + read}>
        {words.slice(read)}
      </span>,
    )
  }
  return <>{parts}</>
}
