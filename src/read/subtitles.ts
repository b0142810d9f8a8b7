import type { Span } from '../model/index.ts'
import type { Content, Original } from './document.ts'
import { decode } from './encoding.ts'
import { compose, type Run } from './run.ts'

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const TIMING = new RegExp(`^[ \\t]*${TIME}[ \\t]+-->[ \\t]+${TIME}`)
// Markup of SubRip, WebVTT and SSA inside cues.
const MARKUP = /<\/?[a-zA-Z][^<>\n]*>|<\d[\d:.]*>|\{\\[^{}\n]*\}|&(?:lrm|rlm);/g
const VOICE = /^<v(?:\.[^ \t>]+)*[ \t]+([^>\n]+)>/
/** A silence this long, in milliseconds, after a finished sentence is a new paragraph. */
const PAUSE = 2_000

interface Cue {
  readonly time: readonly [number, number]
  readonly voice: { readonly name: string; readonly at: Span } | null
  readonly runs: readonly Run[]
}

const milliseconds = (hours = '0', minutes = '0', seconds = '0', rest = '0'): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, '0'))

/** A cue's text without its markup, lines joined. */
function words(source: string, [start, end]: Span, time: Cue['time']): Run[] {
  const runs: Run[] = []
  const put = (from: number, to: number): void => {
    for (const match of source.slice(from, to).matchAll(/[^\n\r]+|[\n\r]+/g)) {
      const text = match[0]
      const at: Span = [from + match.index, from + match.index + text.length]
      if (/[\n\r]/.test(text)) runs.push({ text: ' ', at: null, exact: false })
      else runs.push({ text, at, exact: true, time })
    }
  }
  let read = start
  for (const match of source.slice(start, end).matchAll(MARKUP)) {
    put(read, start + match.index)
    read = start + match.index + match[0].length
  }
  put(read, end)
  return runs.filter(({ text }, i) => text.trim() !== '' || (i > 0 && i < runs.length - 1))
}

function cues(source: string): Cue[] {
  const found: Cue[] = []
  const blocks = source.matchAll(/(?:^|\n)(?:[^\n]*\S[^\n]*(?:\n|$))+/g)
  for (const block of blocks) {
    let at = block.index + (block[0].startsWith('\n') ? 1 : 0)
    const end = block.index + block[0].length
    while (at < end) {
      const line = source.slice(at, source.indexOf('\n', at) < 0 ? end : source.indexOf('\n', at))
      const timing = TIMING.exec(line)
      at = Math.min(end, at + line.length + 1)
      if (!timing) continue
      const [, h, m, s, ms, h2, m2, s2, ms2] = timing
      const time = [milliseconds(h, m, s, ms), milliseconds(h2, m2, s2, ms2)] as const
      const voice = VOICE.exec(source.slice(at, end))
      const from = voice ? at + voice[0].length : at
      const name = voice?.[1]?.trim()
      const nameAt = voice && name ? at + voice[0].lastIndexOf(name) : at
      found.push({
        time,
        voice: name ? { name, at: [nameAt, nameAt + name.length] } : null,
        runs: words(source, [from, end], time),
      })
      break
    }
  }
  return found.filter(({ runs }) => runs.length > 0)
}

const said = (cue: Cue): string =>
  cue.runs
    .map(({ text }) => text)
    .join('')
    .trim()

/** Does another speaker or another thought begin here? */
function begins(cue: Cue, before: Cue): boolean {
  if (cue.voice && cue.voice.name !== before.voice?.name) return true
  if (/^(?:-|–|—|>>|\[|[A-Z][A-Z .'-]{2,40}:)/.test(said(cue))) return true
  return cue.time[0] - before.time[1] >= PAUSE && /[.!?…"”]$/.test(said(before))
}

/** SubRip and WebVTT: cues joined into paragraphs, a speaker's name before what he says, each piece with its time. */
export function subtitles({ bytes, location }: Original): Content {
  const { text: source, encoding, problems } = decode(bytes, location)
  const runs: Run[] = []
  let before: Cue | null = null
  for (const cue of cues(source)) {
    const fresh = before === null || begins(cue, before)
    if (before) runs.push({ text: fresh ? '\n\n' : ' ', at: null, exact: false })
    if (cue.voice && fresh) {
      runs.push({ text: cue.voice.name, at: cue.voice.at, exact: true, time: cue.time })
      runs.push({ text: ': ', at: null, exact: false })
    }
    runs.push(...cue.runs)
    before = cue
  }
  return { ...compose(runs), encoding, problems }
}
