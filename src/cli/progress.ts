import { line } from './harmless.ts'
import { cut } from './table.ts'
import type { Terminal } from './terminal.ts'

/** A line at the foot of the terminal that tells how far a long run is; silent where there is no terminal. */
export interface Progress {
  /** One more is done; `name` is what comes next. */
  step(done: number, name: string): void
  /** Something to say above the line. */
  say(text: string): void
  clear(): void
}

const BAR = 20
/** Redrawing more often than this is work for nothing. */
const PAUSE_MS = 80

export function progress(terminal: Terminal, total: number, now: () => Date, quiet: boolean): Progress {
  if (quiet || !terminal.errIsTerminal) {
    return { step: () => {}, say: (text) => terminal.err(`${text}\n`), clear: () => {} }
  }
  const began = now().getTime()
  let drawn = 0
  let shown = ''
  const wipe = '\r\u001B[K'
  return {
    step(done, name) {
      const at = now().getTime()
      if (at - drawn < PAUSE_MS && done < total) return
      drawn = at
      const seconds = (at - began) / 1000
      const rate = seconds > 0 ? done / seconds : 0
      const full = total > 0 ? Math.round((done / total) * BAR) : BAR
      const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
      const left = rate > 0 && done < total ? ` · ${duration((total - done) / rate)} left` : ''
      const speed = rate > 0 ? ` · ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second` : ''
      shown = cut(`${bar} ${done} of ${total}${speed}${left} · ${line(name)}`, terminal.errWidth - 1)
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

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
