import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { originCounts } from '../../src/across/index.ts'
import { openLedger, relationList, reportList, sourceList } from '../../src/ledger/index.ts'
import { onrecord } from '../cli/run.ts'
import { folder } from '../ledger/databases.ts'

const { path, clear } = folder()
after(clear)

interface Given {
  readonly publisher: string
  readonly published: string
  readonly text: string
}

/** What one report says that another one has said, in the ways that reports do. */
const REPORTS: Readonly<Record<string, Given>> = {
  briefing: {
    publisher: 'Harra Observer Mission',
    published: '2025-03-14',
    text: `Briefing by the observer mission\n\nADA OKAFOR: Good morning. More than 200 government soldiers have been killed or wounded in Harra in the past week. At least 14 civilians were killed in Orvan on Monday.\n\nQUESTION: And the prisoners?\n\nADA OKAFOR: We know of no prisoners who were captured.\n`,
  },
  wire: {
    publisher: 'Valley Wire',
    published: '2025-03-15',
    text: 'More than 200 government soldiers died in Harra in the past week, Ada Okafor said on Friday. The army said that 31 rebels were killed near the bridge in Orvan on Monday.\n\nOkafor said that nine civilians were killed at the market in Orvan on Monday.\n',
  },
  reprint: {
    publisher: 'The Courier',
    published: '2025-03-16',
    text: 'More than 200 government soldiers died in Harra in the past week, Ada Okafor said on Friday. The army said that 31 rebels were killed near the bridge in Orvan on Monday.\n\nThe Courier took this report from an agency.\n',
  },
  monday: {
    publisher: 'Valley Wire',
    published: '2025-03-11',
    text: 'The Health Ministry said that 118 people had been killed in Harra so far. Rebels said that 31 of their fighters were killed in Orvan on Monday.\n',
  },
  tuesday: {
    publisher: 'Valley Wire',
    published: '2025-03-12',
    text: 'The health ministry said that 124 people had been killed in Harra so far. Idris Tamm, a colonel, said that nobody was killed in Orvan on Monday.\n',
  },
  friday: {
    publisher: 'The Courier',
    published: '2025-03-15',
    text: 'The Health Ministry said that 121 people had been killed in Harra so far. Colonel Idris Tamm said that not 31 but 12 rebels were killed in Orvan on Monday.\n',
  },
  undated: {
    publisher: 'Radio Harra',
    published: '',
    text: 'More than 200 government soldiers were wounded in Harra in the past week, Okafor said. At least 14 civilians were killed in Orvan, the mission said.\n',
  },
}

/** A ledger of these reports, taken in one after the other as they are named. */
async function taken(names: readonly string[], jobs: number): Promise<unknown> {
  const ledger = join(path, `${names.join('-')}-${jobs}.db`)
  const files = names.map((name) => join(path, 'reports', `${name}.txt`))
  const { code, err } = await onrecord(['add', ...files, '--ledger', ledger, '--jobs', String(jobs)])
  assert.equal(code, 0, err)
  const opened = await openLedger(ledger, 'read')
  try {
    const reports = await reportList(opened)
    assert.equal(reports.length, names.length)
    return {
      relations: (await relationList(opened)).map(({ kind, a, b, because }) => ({ kind, a, b, because })),
      voices: await originCounts(opened),
      sources: (await sourceList(opened)).map(({ key }) => key).sort(),
    }
  } finally {
    await opened.close()
  }
}

test('the same reports give the same relations and voices, in whatever order and on however many threads', async () => {
  const dir = join(path, 'reports')
  mkdirSync(dir)
  const index = Object.entries(REPORTS).map(([name, { text, published, publisher }]) => {
    writeFileSync(join(dir, `${name}.txt`), text)
    return { file: `${name}.txt`, publisher, ...(published !== '' && { published }) }
  })
  writeFileSync(join(dir, 'index.json'), JSON.stringify(index))
  const names = Object.keys(REPORTS)
  const first = (await taken(names, 1)) as { relations: { kind: string; a: string; b: string }[] }
  // Every way in which one report bears on another is there.
  const across = first.relations.filter(({ a, b }) => a.split('.')[0] !== b.split('.')[0])
  const kinds = new Set(across.map(({ kind }) => kind))
  for (const kind of ['drift', 'retells', 'updates', 'conflict', 'consistent'])
    assert.ok(kinds.has(kind), `${kind} is not among ${[...kinds].join(', ')}`)
  for (const [order, jobs] of [
    [names, 4],
    [names.toReversed(), 1],
    [names.toReversed(), 4],
    [['undated', 'reprint', 'friday', 'briefing', 'tuesday', 'wire', 'monday'], 4],
  ] as const)
    assert.deepEqual(await taken(order, jobs), first, `${order.join(', ')} with ${jobs} threads`)
})
