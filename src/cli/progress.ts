import { line } from './harmless.ts'
import { cut } from './table.ts'
import type { Terminal } from './terminal.ts'

/** How far a long run is. */
export interface Step {
  /** How many of the things that are counted in all are done. */
  readonly done: number
  /** How much of the work that is, from 0 to 1. */
  readonly part: number
  /** How many pieces of work are done, for the rate. */
  readonly pieces: number
  /** How far the one at hand is, in words; '' where it is done at once. */
  readonly inside: string
  /** What is at hand, or comes next. */
  readonly name: string
}

/** Of things that take about as long as each other. */
export const counted = (done: number, total: number, name: string): Step => ({
  done,
  part: total > 0 ? done / total : 1,
  pieces: done,
  inside: '',
  name,
})

/** A line at the foot of the terminal that tells how far a long run is; silent where there is no terminal. */
export interface Progress {
  step(step: Step): void
  /** Something to say above the line. */
  say(text: string): void
  clear(): void
}

const BAR = 20
/** Redrawing more often than this is work for nothing. */
const PAUSE_MS = 80
/** Rate and time left go by the last half minute: what is passed over at the beginning says nothing of the rest. */
const WINDOW_MS = 30_000

interface Mark {
  readonly at: number
  readonly part: number
  readonly pieces: number
}

export function progress(terminal: Terminal, total: number, now: () => Date, quiet: boolean): Progress {
  if (quiet || !terminal.errIsTerminal) {
    return { step: () => {}, say: (text) => terminal.err(`${text}\n`), clear: () => {} }
  }
  const marks: Mark[] = [{ at: now().getTime(), part: 0, pieces: 0 }]
  let drawn = 0
  let shown = ''
  const wipe = '\r\u001B[K'
  return {
    step({ done, part, pieces, inside, name }) {
      const at = now().getTime()
      if (at - drawn < PAUSE_MS && done < total) return
      drawn = at
      const pace = paceOf(marks, { at, part, pieces })
      const full = total > 0 ? Math.min(BAR, Math.round(part * BAR)) : BAR
      const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
      const said = [`${bar} ${done} of ${total}`, inside, ...pace, line(name)].filter((one) => one !== '')
      shown = cut(said.join(' · '), terminal.errWidth - 1)
      terminal.err(`${wipe}${shown}`)
    },
    say(text) {
      terminal.err(`${wipe}${text}\n${shown}`)
    },
    clear() {
      terminal.err(wipe)
    },
  }
}

/** Pieces a second and the time left, by what was done since the first mark of the window; a mark is kept a second. */
function paceOf(marks: Mark[], here: Mark): string[] {
  while (marks.length > 1 && here.at - (marks[0]?.at ?? 0) > WINDOW_MS) marks.shift()
  const [from = here] = marks
  if (here.at - (marks.at(-1)?.at ?? 0) >= 1000) marks.push(here)
  // What was passed over took no work: time counts from here.
  if (here.pieces === from.pieces) marks.splice(0, marks.length, here)
  const seconds = (here.at - from.at) / 1000
  if (seconds <= 0 || here.pieces === from.pieces) return []
  const rate = (here.pieces - from.pieces) / seconds
  const speed = (here.part - from.part) / seconds
  return [
    `${rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en')} a second`,
    ...(speed > 0 && here.part < 1 ? [`${duration((1 - here.part) / speed)} left`] : []),
  ]
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
