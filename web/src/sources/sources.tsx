import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import type { SourceList, SourceRow } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useLedger } from '../frame/ledger.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { useReviewer } from '../frame/reviewer.ts'
import { Refusal, send, unsaved } from '../frame/server.ts'
import { Waiting } from '../frame/waiting.tsx'
import { counted, date, number } from '../reading/words.ts'

/** The Admiralty scale, as it is printed. */
const GRADES = [
  ['A', 'A – reliable'],
  ['B', 'B – usually reliable'],
  ['C', 'C – fairly reliable'],
  ['D', 'D – not usually reliable'],
  ['E', 'E – unreliable'],
  ['F', 'F – cannot be judged'],
] as const

type Action =
  | { kind: 'merge'; into: string }
  | { kind: 'split' }
  | { kind: 'rename'; name: string }
  | { kind: 'grade'; grade: string | null }

const tally = (counts: readonly { name: string; count: number }[]): string =>
  counts.map(({ name, count }) => `${plain(name)} ${number(count)}`).join(' · ')

/** Who says what, and how it is reported. Names are merged and graded by people alone. */
export function Sources() {
  const { query } = useAddress()
  const who = useReviewer()
  const { reload: recount } = useLedger()
  const [words, setWords] = useState(query.get('q') ?? '')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null)
  const { data, error, slow, reload } = useLoaded<SourceList>(address('/api/sources', { q: query.get('q') }))

  useEffect(() => {
    const timer = setTimeout(() => go(withQuery({ q: words.trim() || null }), 'replace'), 200)
    return () => clearTimeout(timer)
  }, [words])

  const failed = useCallback((reason: unknown): void => {
    if (!(reason instanceof Refusal)) throw reason
    setSaid({ words: unsaved(reason), bad: true })
  }, [])

  const decide = useCallback(
    async (key: string, expect: number, action: Action): Promise<void> => {
      await send<{ said: string }>('/api/sources/decisions', { by: who, key, expect, action }).then(
        (done) => {
          setSaid({ words: done.said, bad: false })
          // Claims of names that are one now, or no longer, stand otherwise to each other.
          recount()
        },
        failed,
      )
      reload()
    },
    [failed, recount, reload, who],
  )

  const undo = (): void => {
    send<{ said: string }>('/api/undo', { by: who, kind: 'source' }).then(({ said: told }) => {
      setSaid({ words: told, bad: false })
      reload()
      recount()
    }, failed)
  }

  const picked = chosen.flatMap((key) => data?.sources.find((source) => source.key === key) ?? [])
  const merge = async (into: string): Promise<void> => {
    for (const source of picked) {
      if (source.key !== into) await decide(source.key, source.version, { kind: 'merge', into })
    }
    setChosen([])
  }
  const pick = (key: string): void =>
    setChosen((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]))

  return (
    <Frame title="Sources" said={said} search={{ label: 'Search sources', value: words, onChange: setWords }}>
      {!data ? (
        <Waiting error={error} slow={slow} />
      ) : (
        <main className="page">
          <h1>Sources</h1>
          <div className="acts source-tools">
            {picked.length < 2 ? (
              <span className="quiet">
                Select two names or more to merge them. Grades are your own word; nothing computes them.
              </span>
            ) : (
              <>
                <span>Merge {picked.length} names into</span>
                {picked.map((source) => (
                  <button type="button" key={source.key} onClick={() => void merge(source.key)}>
                    {plain(source.name)}
                  </button>
                ))}
                <button type="button" className="quiet" onClick={() => setChosen([])}>
                  Clear
                </button>
              </>
            )}
            <button type="button" className="quiet" onClick={undo}>
              Undo
            </button>
          </div>
          <table className="list">
            <caption>
              {data.sources.length === 0 ? 'No source yet.' : counted(data.sources.length, 'source')}
            </caption>
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col" className="num">
                  Claims
                </th>
                <th scope="col">Says what</th>
                <th scope="col">Reported how</th>
                <th scope="col">Grade</th>
              </tr>
            </thead>
            <tbody>
              {data.sources.map((source) => (
                <SourceLine
                  key={source.key}
                  source={source}
                  chosen={chosen.includes(source.key)}
                  onPick={pick}
                  onDecide={decide}
                />
              ))}
            </tbody>
          </table>
        </main>
      )}
    </Frame>
  )
}

interface LineProps {
  readonly source: SourceRow
  readonly chosen: boolean
  onPick(key: string): void
  onDecide(key: string, expect: number, action: Action): Promise<void>
}

/** A field that was asked for is written in at once. */
const focusOnce = (input: HTMLInputElement | null): void => input?.select()

function SourceLine({ source, chosen, onPick, onDecide }: LineProps) {
  const [name, setName] = useState<string | null>(null)
  const toRename = useRef<HTMLButtonElement>(null)
  const done = (): void => {
    setName(null)
    toRename.current?.focus()
  }
  const rename = (event: FormEvent): void => {
    event.preventDefault()
    if (name !== null) void onDecide(source.key, source.version, { kind: 'rename', name })
    done()
  }
  const { first, last } = source
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <td>
        <label className="check">
          <input
            type="checkbox"
            checked={chosen}
            onChange={() => onPick(source.key)}
            aria-label={`Select ${plain(source.name)}`}
          />
          {name === null ? (
            <Link className="report" href={address('/', { source: source.name })}>
              {plain(source.name)}
            </Link>
          ) : (
            <form onSubmit={rename} className="acts">
              <input
                ref={focusOnce}
                value={name}
                aria-label="New name"
                onChange={(event) => setName(event.target.value)}
                onKeyDown={(event) => event.key === 'Escape' && done()}
              />
              <button type="submit">Keep</button>
            </form>
          )}
        </label>
        <span className="facts">
          {[source.kind, source.role]
            .filter((part) => part !== null)
            .map((part) => plain(part ?? ''))
            .join(' · ')}{' '}
          <button ref={toRename} type="button" className="quiet small" onClick={() => setName(source.name)}>
            rename
          </button>
        </span>
        {source.merged.map((one) => (
          <span className="facts" key={one.key}>
            = {plain(one.name)}{' '}
            <button
              type="button"
              className="quiet small"
              onClick={() => void onDecide(one.key, one.version, { kind: 'split' })}
            >
              split off
            </button>
          </span>
        ))}
      </td>
      <td className="num">
        {number(source.claims)}
        <span className="facts">in {counted(source.reports, 'report')}</span>
      </td>
      <td>
        {tally(source.events)}
        <span className="facts">{first === last ? date(first) : `${date(first)} – ${date(last)}`}</span>
      </td>
      <td>
        {tally(source.kinds)}
        <span className="facts">{tally(source.cues)}</span>
      </td>
      <td>
        <select
          value={source.grade ?? ''}
          aria-label={`Grade of ${plain(source.name)}`}
          onChange={(event) =>
            void onDecide(source.key, source.version, { kind: 'grade', grade: event.target.value || null })
          }
        >
          <option value="">–</option>
          {GRADES.map(([grade, text]) => (
            <option key={grade} value={grade}>
              {text}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
