import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReviewState } from '../../../src/server/schema/index.ts'
import { useAddress } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useBlur } from '../frame/graphic.tsx'
import { useKeys } from '../frame/keys.ts'
import { useLedger } from '../frame/ledger.ts'
import { useLatest } from '../frame/latest.ts'
import { plain } from '../frame/odd.ts'
import { blockAt, blocksOf, claimsByBlock, inTextOrder } from './block.ts'
import type { Act } from './card.tsx'
import { useDeciding } from './deciding.ts'
import { Description } from './description.tsx'
import { draftOf, marked, newDraft, type Draft } from './draft.ts'
import { Editor } from './editor.tsx'
import { ReadingHead } from './head.tsx'
import { READING_KEYS } from './help.ts'
import { Hover } from './hover.tsx'
import { draftMarks, marksOf, type Mark } from './mark.ts'
import { useFinding } from './finding.ts'
import { useMeaning } from './meaning.ts'
import { useMoving } from './moving.ts'
import { claimNow } from './now.ts'
import type { Part, Span } from './part.ts'
import { usePointing } from './pointing.ts'
import { type Reviewed, useReview } from './review.ts'
import { Rows, type RowsHandle } from './rows.tsx'
import { useSelected } from './selected.ts'
import { selectedSpan } from './selection.ts'
import { SelectionBar } from './selectionbar.tsx'

/** A second reading is of the claims that were read: any other would have nothing to be compared with. */
const NOT_BLIND = 'Claims are added and split in the open, once both readings are compared.'

export function Desk(reviewed: Reviewed) {
  const { reading, who, blind, reload } = reviewed
  const { query } = useAddress()
  const { reload: recount } = useLedger()
  const review = useReview(reviewed)
  const { text } = reading.report
  const rows = useRef<RowsHandle>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const blur = useBlur()
  const [describing, setDescribing] = useState(false)

  const show = (query.get('show') ?? 'all') as ReviewState | 'all'
  const claims = useMemo(() => [...reading.claims].sort(inTextOrder), [reading.claims])
  const wanted = query.get('claim')
  const open = claims.find((claim) => claim.id === wanted) ?? null
  const openId = open?.id ?? null
  // A claim that was just decided stays, though the filter no longer fits it.
  const kept = show === 'all' ? null : openId
  const shown = useMemo(
    () =>
      show === 'all' ? claims : claims.filter((claim) => claim.review.state === show || claim.id === kept),
    [claims, show, kept],
  )
  const blocks = useMemo(() => blocksOf(text), [text])
  const cards = useMemo(() => claimsByBlock(blocks, shown), [blocks, shown])
  const { hits, search } = useFinding(text, query.get('find') ?? '', (at) =>
    rows.current?.showBlock(blockAt(blocks, at)),
  )
  const marks = useMemo<Mark[]>(
    () => [
      ...(draft ? draftMarks(draft) : open ? marksOf(open, reading) : []),
      ...hits.map(([start, end]) => ({ start, end, role: 'found' as const })),
      ...reading.graphic.map(([start, end]) => ({ start, end, role: 'graphic' as const })),
    ],
    [draft, open, reading, hits],
  )

  const now = useLatest({ reading, claims, shown, openId, draft })
  const moving = useMoving(now, setDraft, review.say)
  const { openClaim, step } = moving
  const { change, settled } = useMeaning(now, setDraft, review.say)
  const { verdict, undo, mergeWithNext, grade, save } = useDeciding(now, review, moving, settled)
  const { hovered, hover, click } = usePointing(now, openClaim)
  const [selection, clearSelection] = useSelected(text)

  const act = useCallback(
    (name: Act, id: string): void => {
      const claim = claimNow(now, id)
      if (!claim) return
      if (name === 'edit') setDraft(draftOf(claim, now.current.reading, 'correct'))
      else if (name === 'split' && blind) review.say(NOT_BLIND)
      else if (name === 'split') setDraft(draftOf(claim, now.current.reading, 'split'))
      else if (name === 'merge') mergeWithNext(id)
      else verdict(name)
    },
    [blind, now, mergeWithNext, review, verdict],
  )
  const onOpen = (name: Act) => (): void => {
    if (openId !== null) act(name, openId)
  }

  /** The claim that was open when one was begun to be added, and where the form for that stands: it does not move while one types. */
  const before = useRef<{ claim: string | null; at: number }>({ claim: null, at: 0 })
  const add = (): void => {
    if (blind) return review.say(NOT_BLIND)
    const around = open?.span
    // Asked of the page, not of `selection`, which a key pressed at once comes before.
    const at: Span | null = selectedSpan(text) ?? (around ? [around[0], around[1]] : null)
    if (at === null)
      return review.say('Select the words of the claim in the report first, or open a claim near it.')
    before.current = { claim: openId, at: at[0] }
    openClaim(null)
    setDraft(newDraft(at, reading))
    return clearSelection()
  }

  const cancel = (): void => {
    setDraft(null)
    if (draft?.claimId === null) openClaim(before.current.claim)
  }

  const mark = (part: Part, more: boolean): void => {
    if (!selection) return
    if (!draft && !open) before.current = { claim: null, at: selection.span[0] }
    const base = draft ?? (open ? draftOf(open, reading, 'correct') : newDraft(selection.span, reading))
    change(marked(base, part, selection.span, reading, more), base)
    clearSelection()
  }

  const select = useCallback(
    (id: string): void =>
      setSelected((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )

  useKeys({
    y: () => verdict('accept'),
    n: () => verdict('reject'),
    h: () => verdict('unsure'),
    e: onOpen('edit'),
    s: onOpen('split'),
    m: onOpen('merge'),
    a: add,
    x: () => openId !== null && select(openId),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    'Shift+j': () => step(1, true),
    u: undo,
    'Ctrl+z': undo,
    d: () => setDescribing(!blind),
    b: blur.toggle,
    Escape: () => {
      clearSelection()
      if (describing) setDescribing(false)
      else if (draft) cancel()
      else openClaim(null)
    },
  })

  // The open claim stands at the height of the eye.
  useEffect(() => {
    if (open) rows.current?.showClaim(open.id, blockAt(blocks, open.span[0]))
    // Only when another claim is opened: what is typed or decided must not move the page.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [openId])

  // A report is opened at its first claim that nobody has decided.
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) return
    first.current = false
    if (wanted !== null && open === null)
      review.say(
        `There is no claim ${plain(wanted)} here now: History tells if it was merged, split or taken back.`,
        true,
      )
    if (wanted === null && query.get('find') === null) {
      const start = claims.find((claim) => claim.review.state === 'open') ?? claims[0]
      if (start) openClaim(start.id)
    }
  })

  // What others decided meanwhile is shown when one comes back to this page.
  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') reload()
    }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [reload])

  const adding = draft?.claimId === null
  const editor = draft && (
    <Editor
      draft={draft}
      reading={reading}
      told={draft.claimId === null ? null : (review.told.get(draft.claimId) ?? null)}
      onChange={change}
      onSave={save}
      onCancel={cancel}
    />
  )
  return (
    <Frame
      title={plain(reading.report.title ?? reading.report.location)}
      keys={READING_KEYS}
      said={review.said}
      search={search}
    >
      <ReadingHead
        reading={reading}
        claims={claims}
        show={show}
        blind={blind}
        selected={selected}
        description={
          describing && (
            <Description
              report={reading.report}
              who={who}
              onDone={(said) => {
                setDescribing(false)
                review.say(said)
                reload()
                recount()
              }}
              onCancel={() => setDescribing(false)}
            />
          )
        }
        onDescribe={() => setDescribing(true)}
        onSelectAll={() =>
          setSelected(new Set(claims.filter(({ review: { state } }) => state === 'open').map(({ id }) => id)))
        }
        onClear={() => setSelected(new Set())}
        onBulk={(kind) =>
          verdict(
            kind,
            claims.map(({ id }) => id).filter((id) => selected.has(id)),
            () => setSelected(new Set()),
          )
        }
        onUndo={undo}
        onAdd={add}
        blur={blur}
      />
      <Rows
        ref={rows}
        reading={reading}
        blocks={blocks}
        cards={cards}
        claims={claims}
        marks={marks}
        openId={openId}
        selected={selected}
        blind={blind}
        told={review.told}
        editor={adding ? null : editor}
        adding={adding ? { block: blockAt(blocks, before.current.at), form: editor } : null}
        blur={blur.blurred === true}
        onHover={hover}
        onClick={click}
        onOpen={openClaim}
        onSelect={select}
        onAct={act}
        onGrade={grade}
      />
      {hovered && <Hover at={hovered} reading={reading} />}
      {selection && !(blind && draft === null && open === null) && (
        <SelectionBar at={selection.at} editing={draft !== null || open !== null} onMark={mark} onAdd={add} />
      )}
    </Frame>
  )
}
