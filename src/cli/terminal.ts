import { styleText } from 'node:util'
import { harmless } from './harmless.ts'

export type Style = Parameters<typeof styleText>[0]

/** Where output goes and what it can show. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Text of a report as it is: a terminal shows its control characters, a file or a pipe gets every character. */
  raw(text: string): void
  /** Columns to lay tables out in; infinite where output is no terminal, so that nothing is cut. */
  readonly width: number
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  readonly errWidth: number
  /** Style text for standard output: plain where it has no colours or NO_COLOR is set. */
  style(style: Style, text: string): string
  /** Does `style` show? */
  readonly colours: boolean
}

const NARROWEST = 40

/** The process's own output. FORCE_COLOR, NO_COLOR and NODE_DISABLE_COLORS count as Node's documentation says. */
export function processTerminal(env: Readonly<Record<string, string | undefined>>): Terminal {
  const { stdout, stderr } = process
  const style = (style: Style, text: string): string => styleText(style, text, { stream: stdout })
  const columns = Number(env['COLUMNS']) || stdout.columns || 80
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    raw: (text) => void stdout.write(stdout.isTTY ? harmless(text) : text),
    width: stdout.isTTY ? Math.max(NARROWEST, columns) : Infinity,
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    errWidth: stderr.columns || 80,
    style,
    colours: style('bold', 'x') !== 'x',
  }
}
