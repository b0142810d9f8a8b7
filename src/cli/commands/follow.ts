import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Ledger } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import type { FeedState, Following, Visited } from '../../read/feed/follow.ts'
import { command, type Context } from '../command.ts'
import { EXIT } from '../exit.ts'
import { line } from '../harmless.ts'
import { givenBy } from '../given.ts'
import { INTAKE } from '../intake.ts'
import { METADATA, metadataOf, openReader, READER } from '../reader.ts'
import type { Reader } from '../../intake/index.ts'
import { keep } from '../take-in.ts'
import { takenLine } from '../taken-line.ts'

const MINUTE = 60_000

export const follow = command({
  name: 'follow',
  summary: 'Take in what is new in feeds: RSS, Atom, JSON Feed',
  words: 'URL|FILE…',
  least: 1,
  completes: 'files',
  ledger: true,
  stops: true,
  about: [
    'Takes the addresses of feeds, or OPML files that list them, and takes in the pages that new entries link to. A feed that has not changed is not sent again; one that fails is left alone for longer each time, up to a day; each site is asked one thing at a time, a second or more apart, and its robots.txt is kept to.',
    'It visits each feed once; with --every it goes on until Ctrl+C.',
  ].join('\n'),
  flags: {
    ...METADATA,
    ...READER,
    every: {
      about: 'Visit the feeds again after so many minutes, until stopped',
      takes: 'MINUTES',
      kind: 'count',
    },
    most: { about: 'At most so many pages of a feed at a visit (100)', takes: 'COUNT', kind: 'count' },
    'feed-only': { about: 'Take in what the feeds themselves say, not the pages they link to' },
    'allow-network': INTAKE['allow-network'],
    state: {
      about: 'Where to remember what the feeds said last; LEDGER.feeds.json unless named',
      takes: 'FILE',
      kind: 'file',
    },
    quiet: { about: 'Say only what went wrong', short: 'q' },
  },
  examples: [
    ['onrecord follow https://courier.example/rss', 'What is new in one feed'],
    ['onrecord follow feeds.opml --every 30', 'A list of feeds, every half hour'],
  ],
  async run(values, words, context) {
    const { opmlFeeds } = await import('../../read/feed/opml.ts')
    const feeds = words.flatMap((word) =>
      /^https?:\/\//i.test(word) ? [word] : opmlFeeds(fileText(word), word),
    )
    const file = values.state ?? `${context.ledger.includes('://') ? 'onrecord' : context.ledger}.feeds.json`
    const { asWriter, openLedger } = await import('../../ledger/index.ts')
    const ledger = await openLedger(context.ledger)
    try {
      return await asWriter(ledger, 'onrecord follow', context.now(), async () => {
        const reader = await openReader(values, context.env)
        let failures = 0
        for (;;) {
          const visit = { feeds: [...new Set(feeds)], file, values, reader }
          failures += await visitAll(ledger, visit, context)
          if (context.stop.aborted) return EXIT.stopped
          if (values.every === undefined) return failures > 0 ? EXIT.failed : EXIT.done
          await pause(values.every * MINUTE, context.stop)
          if (context.stop.aborted) return EXIT.stopped
        }
      })
    } finally {
      await ledger.close()
    }
  },
})

interface Visit {
  readonly feeds: readonly string[]
  readonly file: string
  readonly values: Parameters<typeof metadataOf>[0] & {
    readonly most: number | undefined
    readonly quiet: boolean
    readonly 'feed-only': boolean
    readonly 'allow-network': readonly string[]
  }
  readonly reader: Reader
}

/** One round; what the feeds said is remembered after each of them. */
async function visitAll(
  ledger: Ledger,
  { feeds, file, values, reader }: Visit,
  context: Context,
): Promise<number> {
  const { reportAt } = await import('../../ledger/index.ts')
  const { follow: visits } = await import('../../read/feed/follow.ts')
  const { terminal, now, stop } = context
  const states = statesIn(file)
  const following: Following = {
    net: { allow: values['allow-network'] },
    now: () => now().getTime(),
    wait: (milliseconds) => pause(milliseconds, stop),
    known: async (location) => (await reportAt(ledger, location)) !== null,
    feedOnly: values['feed-only'],
    most: values.most ?? 100,
    stop,
  }
  let failures = 0
  const tell = async (visited: Visited): Promise<void> => {
    if (visited.kind === 'feed') {
      states.set(visited.url, visited.state)
      keepStates(file, states)
      if (!values.quiet) terminal.err(`${line(visited.url)}: ${visited.said}\n`)
      return
    }
    // A feed is asked again at its next visit; it is no report that `add --retry-failed` could read.
    if (visited.kind === 'failure' && feeds.includes(visited.failure.location)) {
      failures++
      terminal.err(`${terminal.style('red', '✗')} ${line(visited.failure.reason)}\n`)
      return
    }
    const found = visited.kind === 'document' ? visited.document : visited.failure
    const item = { location: found.location, metadata: {}, file: null }
    const metadata = metadataOf(values)
    const run = {
      metadata,
      given: givenBy(metadata, []),
      intake: {},
      threads: { jobs: 1, alone: 0 },
      resume: false,
      again: false,
      now,
      stop,
    }
    const taken = await keep({ ledger, reader, run }, found, item)
    if (taken.status === 'failed') {
      failures++
      terminal.err(`${terminal.style('red', '✗')} ${line(taken.reason)}\n`)
    } else if (!values.quiet && taken.status !== 'passed') terminal.out(takenLine(taken))
  }
  for await (const visited of visits(feeds, states, following)) await tell(visited)
  return failures
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new OnrecordError(
      'not-found',
      `${path} is neither a web address nor a file that can be read: give the address of a feed or an OPML file.`,
      { cause },
    )
  }
}

function statesIn(file: string): Map<string, FeedState> {
  if (!existsSync(file)) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, FeedState>))
  } catch (cause) {
    throw new OnrecordError(
      'unreadable',
      `${file} does not hold what onrecord remembers of feeds: move it away, and each feed is read anew.`,
      { cause },
    )
  }
}

function keepStates(file: string, states: ReadonlyMap<string, FeedState>): void {
  writeFileSync(`${file}.part`, `${JSON.stringify(Object.fromEntries(states), null, 2)}\n`)
  renameSync(`${file}.part`, file)
}

/** Wait, or less when the command is stopped. */
const pause = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    stop.addEventListener('abort', end)
  })
