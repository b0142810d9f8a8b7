import type { Hit } from '../../ledger/index.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { harmless, json, line } from '../harmless.ts'
import { shortKey } from '../shown.ts'
import { broken } from '../table.ts'
import type { Terminal } from '../terminal.ts'

const WIDEST = 100

export const search = command({
  name: 'search',
  summary: 'Search the words of the reports',
  words: 'WORDS…',
  least: 1,
  ledger: true,
  about:
    'Finds passages with all the words, in any of their forms, the best first. "Quoted words" must stand together; -word must not occur (put -- before it).',
  flags: {
    limit: {
      about: 'Show at most so many passages; 20 unless told otherwise',
      takes: 'COUNT',
      kind: 'count',
      short: 'n',
    },
    format: { about: 'How to print them', takes: 'FORMAT', values: ['text', 'json'], short: 'f' },
  },
  examples: [
    ['onrecord search captured soldiers', 'Passages with both words, "capture" and "soldier" included'],
    [`onrecord search '"human waves"'`, 'Words that stand together'],
    ['onrecord search -- prisoners -exchange', 'One word without another'],
  ],
  async run({ limit = 20, format = 'text' }, words, { terminal, ledger: address }) {
    const { openLedger, search: find } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const hits = await find(ledger, words.join(' '), limit)
      if (format === 'json') terminal.out(`${json(hits, 2)}\n`)
      else if (hits.length === 0) terminal.err('No passage holds all of these words.\n')
      else terminal.out(hits.map((hit) => shown(hit, terminal)).join('\n'))
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})

function shown(
  { reportId, title, location, publisher, published, span, text, marks, claims }: Hit,
  terminal: Terminal,
): string {
  const where = [title ?? location, publisher, published].filter(Boolean).join(' · ')
  const keys = claims.length > 0 ? ` · claims ${claims.map(shortKey).join(', ')}` : ''
  const place = ` · ${shortKey(reportId)} [${span[0]}, ${span[1]})${keys}`
  return [
    `${terminal.style('bold', line(where))}${terminal.style('dim', place)}`,
    ...broken(highlighted(text, marks, span[0], terminal), Math.min(terminal.width, WIDEST) - 2).map(
      (one) => `  ${one}`,
    ),
    '',
  ].join('\n')
}

/** The passage on one line, the words that were looked for made bold one by one, so that lines break between them. */
function highlighted(text: string, marks: Hit['marks'], offset: number, terminal: Terminal): string {
  let at = 0
  const parts: string[] = []
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start - offset))
    at = end - offset
    parts.push(
      text.slice(start - offset, at).replace(/[^\s]+/g, (word) => terminal.style('bold', harmless(word))),
    )
  }
  // Styles are put in after the text was made harmless, or they would be too.
  return [...parts.map((part, i) => (i % 2 === 0 ? harmless(part) : part)), harmless(text.slice(at))]
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
