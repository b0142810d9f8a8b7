import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReadingView, ReviewState, Step } from '../../../src/server/schema.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useKeys } from '../frame/keys.ts'
import { useLatest } from '../frame/latest.ts'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { useSettings } from '../frame/settings.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useReviewer } from '../frame/reviewer.ts'
import { blockAt, blocksOf, claimsByBlock, inTextOrder } from './block.ts'
import type { Act } from './card.tsx'
import { draftOf, fieldsOf, marked, newDraft, type Draft, type Part, type Span } from './draft.ts'
import { Editor } from './editor.tsx'
import { ReadingHead } from './head.tsx'
import { Hover, type Hovered } from './hover.tsx'
import { clicked, marksOf, type Mark } from './mark.ts'
import { useReview, type Verdict } from './review.ts'
import { Rows, type RowsHandle } from './rows.tsx'
import { findAll } from './search.ts'
import { positionAt, selectedSpan } from './selection.ts'
import { SelectionBar } from './selectionbar.tsx'
import { READING_KEYS } from './help.ts'

/** The report beside its claims: the screen that people live in. */
export function Reading({ id }: { id: string }) {
  const { query } = useAddress()
  const blind = query.get('blind') !== null
  const who = useReviewer()
  const path =
    who === null
      ? null
      : address(`/api/reports/${encodeURIComponent(id)}`, blind ? { as: who, blind: '1' } : {})
  const loaded = useLoaded<ReadingView>(path)
  if (loaded.data === null || loaded.data.report.id !== id || who === null) {
    return (
      <Frame title="Reading">
        <Waiting error={loaded.error} slow={loaded.slow} />
      </Frame>
    )
  }
  return (
    <Desk
      key={`${id}${blind}`}
      reading={loaded.data}
      who={who}
      blind={blind}
      set={loaded.set}
      reload={loaded.reload}
    />
  )
}

interface DeskProps {
  readonly reading: ReadingView
  readonly who: string
  readonly blind: boolean
  set(change: (reading: ReadingView) => ReadingView): void
  reload(): void
}

function Desk({ reading, who, blind, set, reload }: DeskProps) {
  const { query } = useAddress()
  const settings = useSettings()
  const review = useReview(who, blind, reading.report.id, set, reload)
  const { text } = reading.report
  const rows = useRef<RowsHandle>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [span, setSpan] = useState<{ span: Span; at: DOMRect } | null>(null)
  const [search, setSearch] = useState(query.get('find') ?? '')
  const [hit, setHit] = useState(0)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [unblurred, setUnblurred] = useState(false)

  const show = (query.get('show') ?? 'all') as ReviewState | 'all'
  const claims = useMemo(() => [...reading.claims].sort(inTextOrder), [reading.claims])
  const wanted = query.get('claim')
  const openId = claims.some((claim) => claim.id === wanted) ? wanted : null
  const kept = show === 'all' ? null : openId
  const shown = useMemo(
    () =>
      show === 'all' ? claims : claims.filter((claim) => claim.review.state === show || claim.id === kept),
    [claims, show, kept],
  )
  const blocks = useMemo(() => blocksOf(text), [text])
  const cards = useMemo(() => claimsByBlock(blocks, shown), [blocks, shown])
  const open = claims.find((claim) => claim.id === openId) ?? null
  const hits = useMemo(() => findAll(text, search), [text, search])

  const marks = useMemo<Mark[]>(() => {
    const other: Mark[] = [
      ...hits.map(([start, end]) => ({ start, end, role: 'found' as const })),
      ...reading.graphic.map(([start, end]) => ({ start, end, role: 'graphic' as const })),
    ]
    if (draft) return [...draftMarks(draft), ...other]
    return [...(open ? marksOf(open, reading) : []), ...other]
  }, [draft, open, reading, hits])

  // The latest of everything, for keys that are pressed faster than the page is drawn.
  const now = useLatest({ shown, claims, openId, draft, reading, selected })
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = useCallback((work: () => Promise<unknown>): void => {
    queue.current = queue.current.then(work, work)
  }, [])

  const openClaim = useCallback(
    (claimId: string | null, how: 'replace' | 'push' = 'replace'): void => {
      setDraft(null)
      now.current = { ...now.current, openId: claimId, draft: null }
      go(withQuery({ claim: claimId }), how)
    },
    [now],
  )

  const step = useCallback(
    (by: 1 | -1, undecidedOnly = false): void => {
      const list = now.current.shown
      const at = list.findIndex((claim) => claim.id === now.current.openId)
      const ahead = by === 1 ? list.slice(at + 1) : at < 0 ? [] : list.slice(0, at).toReversed()
      const next = undecidedOnly ? ahead.find((claim) => claim.review.state === 'open') : ahead[0]
      if (next) openClaim(next.id)
      else if (undecidedOnly) review.say('No open claim follows in this report.')
    },
    [now, openClaim, review],
  )

  const verdict = useCallback(
    (kind: Verdict, ids?: readonly string[]): void =>
      inTurn(async () => {
        const chosen = ids ?? (now.current.openId === null ? [] : [now.current.openId])
        const steps = chosen.flatMap((claimId): Step[] => {
          const claim = now.current.claims.find((one) => one.id === claimId)
          return claim ? [{ kind, claimId, expect: claim.review.version }] : []
        })
        if (steps.length === 0) return review.say('Open a claim first: j goes to the next one.')
        const done = await review.decide(steps)
        if (!done) return undefined
        if (ids) return setSelected(new Set())
        now.current = {
          ...now.current,
          claims: now.current.claims.map((one) => done.find((d) => d.id === one.id) ?? one),
        }
        now.current = {
          ...now.current,
          shown: now.current.shown.map((one) => done.find((d) => d.id === one.id) ?? one),
        }
        return step(1, true)
      }),
    [now, inTurn, review, step],
  )

  const undo = useCallback(
    (): void =>
      inTurn(async () => {
        const back = await review.undo()
        const there = back?.find((claim) => !claim.review.gone)
        if (there && now.current.claims.some((claim) => claim.id === there.id)) openClaim(there.id)
      }),
    [now, inTurn, openClaim, review],
  )

  const act = useCallback(
    (name: Act, claimId: string): void => {
      const claim = now.current.claims.find((one) => one.id === claimId)
      if (!claim) return
      if (name === 'edit') setDraft(draftOf(claim, now.current.reading, 'correct'))
      else if (name === 'split') setDraft(draftOf(claim, now.current.reading, 'split'))
      else if (name === 'merge') {
        const next = now.current.claims[now.current.claims.indexOf(claim) + 1]
        if (!next) return
        inTurn(() =>
          review.decide([
            {
              kind: 'merge',
              claimId,
              expect: claim.review.version,
              with: [{ claimId: next.id, expect: next.review.version }],
            },
          ]),
        )
      } else verdict(name, undefined)
    },
    [now, inTurn, review, verdict],
  )

  const grade = useCallback(
    (claimId: string, to: string | null): void =>
      inTurn(async () => {
        const claim = now.current.claims.find((one) => one.id === claimId)
        if (!claim) return
        const step = {
          kind: 'grade',
          claimId,
          expect: claim.review.version,
          grade: to as '1' | null,
        } as const
        await review.decide([step])
      }),
    [now, inTurn, review],
  )

  const save = useCallback((): void => {
    const saving = now.current.draft
    if (!saving) return
    inTurn(async () => {
      const claim = now.current.claims.find((one) => one.id === saving.claimId) ?? null
      const fields = fieldsOf(saving, now.current.reading)
      const note = saving.note.trim() || null
      const steps: Step[] =
        claim === null
          ? [{ kind: 'add', reportId: now.current.reading.report.id, fields, note }]
          : [
              {
                kind: saving.purpose === 'split' ? 'split' : 'correct',
                claimId: claim.id,
                expect: claim.review.version,
                fields,
                note,
              },
            ]
      const done = await review.decide(steps)
      if (!done) return
      const fresh = done.find((one) => one.id !== saving.claimId && !one.review.gone)
      openClaim((claim === null || saving.purpose === 'split' ? fresh?.id : claim.id) ?? claim?.id ?? null)
    })
  }, [now, inTurn, openClaim, review])

  const select = useCallback((claimId: string): void => {
    setSelected((before) => {
      const next = new Set(before)
      if (!next.delete(claimId)) next.add(claimId)
      return next
    })
  }, [])

  const add = useCallback((): void => {
    const chosen = selectedSpan(text)
    const around = now.current.claims.find((claim) => claim.id === now.current.openId)?.span
    const at: Span | null = chosen ?? (around ? [around[0], around[1]] : null)
    if (at === null)
      return review.say('Select the words of the claim in the report first, or open a claim near it.')
    openClaim(null)
    setDraft(newDraft(at, now.current.reading))
    setSpan(null)
    window.getSelection()?.removeAllRanges()
    return undefined
  }, [now, openClaim, review, text])

  const find = useCallback(
    (by: 1 | -1): void => {
      if (hits.length === 0) return
      const next = (hit + by + hits.length) % hits.length
      setHit(next)
      const at = hits[next]
      if (at) rows.current?.showBlock(blockAt(blocks, at[0]))
    },
    [blocks, hit, hits],
  )

  useKeys({
    y: () => verdict('accept'),
    n: () => verdict('reject'),
    h: () => verdict('unsure'),
    e: () => openId !== null && act('edit', openId),
    s: () => openId !== null && act('split', openId),
    m: () => openId !== null && act('merge', openId),
    a: add,
    x: () => openId !== null && select(openId),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    'Shift+j': () => step(1, true),
    u: undo,
    'Ctrl+z': undo,
    b: () => setUnblurred((before) => !before),
    Escape: () => {
      setSpan(null)
      if (draft) setDraft(null)
      else openClaim(null)
    },
  })

  // The open claim stands at the height of the eye.
  const draftAt = draft?.claimId === null ? draft.spans.claim : null
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
    if (wanted === null && query.get('find') === null) {
      const start = claims.find((claim) => claim.review.state === 'open') ?? claims[0]
      if (start) openClaim(start.id)
    }
  })

  useEffect(() => {
    const selectionChanged = (): void => {
      const chosen = selectedSpan(text)
      const range = window.getSelection()?.rangeCount ? window.getSelection()?.getRangeAt(0) : null
      setSpan(chosen && range ? { span: chosen, at: range.getBoundingClientRect() } : null)
    }
    const settled = (): void => void setTimeout(selectionChanged)
    document.addEventListener('pointerup', settled)
    document.addEventListener('keyup', settled)
    return () => {
      document.removeEventListener('pointerup', settled)
      document.removeEventListener('keyup', settled)
    }
  }, [text])

  // What others decided meanwhile is shown when one comes back to this page.
  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') reload()
    }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [reload])

  const click = useCallback(
    (event: React.MouseEvent): void => {
      const target = event.target as HTMLElement
      const pin = target.closest<HTMLElement>('[data-claim]')
      if (pin?.dataset['claim']) return openClaim(pin.dataset['claim'])
      if (!target.closest('.block') || selectedSpan(text) !== null) return undefined
      const at = positionAt(event.clientX, event.clientY)
      const chosen = at === null ? null : clicked(now.current.claims, at, now.current.openId)
      return chosen ? openClaim(chosen.id) : undefined
    },
    [now, openClaim, text],
  )

  const hovering = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hover = useCallback(
    (event: React.PointerEvent): void => {
      clearTimeout(hovering.current)
      setHovered(null)
      const target = event.target as HTMLElement
      if (event.type === 'pointerout' || event.pointerType !== 'mouse' || !target.closest('.in-claim')) return
      const { clientX: x, clientY: y } = event
      hovering.current = setTimeout(() => {
        const at = positionAt(x, y)
        const there = now.current.claims.filter(
          ({ span: [start, end] }) => at !== null && start <= at && at < end,
        )
        if (there.length > 0) setHovered({ x, y, claims: there })
      }, HOVER)
    },
    [now],
  )

  const mark = (part: Part): void => {
    if (!span) return
    const base = draft ?? (open ? draftOf(open, reading, 'correct') : newDraft(span.span, reading))
    setDraft(marked(base, part, span.span, text))
    setSpan(null)
    window.getSelection()?.removeAllRanges()
  }

  const editor = draft && (
    <Editor
      draft={draft}
      reading={reading}
      told={draft.claimId === null ? null : (review.told.get(draft.claimId) ?? null)}
      onChange={setDraft}
      onSave={save}
      onCancel={() => setDraft(null)}
    />
  )

  return (
    <Frame
      title={plain(reading.report.title ?? reading.report.location)}
      keys={READING_KEYS}
      said={review.said}
      search={{
        label: 'Search this report',
        value: search,
        onChange: (words) => {
          setSearch(words)
          setHit(-1)
        },
        onEnter: (back) => find(back ? -1 : 1),
        note:
          search === '' ? '' : hits.length === 0 ? 'not found' : `${Math.max(hit, 0) + 1} of ${hits.length}`,
      }}
    >
      <ReadingHead
        reading={reading}
        claims={claims}
        show={show}
        blind={blind}
        selected={selected}
        onSelectAll={() =>
          setSelected(
            new Set(claims.filter((claim) => claim.review.state === 'open').map((claim) => claim.id)),
          )
        }
        onClear={() => setSelected(new Set())}
        onBulk={(kind) =>
          verdict(
            kind,
            claims.filter((claim) => selected.has(claim.id)).map((claim) => claim.id),
          )
        }
        onUndo={undo}
        onAdd={add}
        blurred={settings.blur ? !unblurred : null}
        onBlur={() => setUnblurred(!unblurred)}
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
        told={review.told}
        editor={draft?.claimId === null ? null : editor}
        adding={draftAt ? { block: blockAt(blocks, draftAt[0]), form: editor } : null}
        blur={settings.blur && !unblurred}
        onHover={hover}
        onClick={click}
        onOpen={openClaim}
        onSelect={select}
        onAct={act}
        onGrade={grade}
      />
      {hovered && <Hover at={hovered} reading={reading} />}
      {span && (
        <SelectionBar at={span.at} editing={draft !== null || open !== null} onMark={mark} onAdd={add} />
      )}
    </Frame>
  )
}

/** Milliseconds that the pointer rests before the page says what lies under it. */
const HOVER = 300

/** What the claim in work marks in the text. */
function draftMarks(draft: Draft): Mark[] {
  return (Object.entries(draft.spans) as [Part, Span | null][]).flatMap(([role, span]) =>
    span ? [{ start: span[0], end: span[1], role }] : [],
  )
}
