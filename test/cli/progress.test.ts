import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { passage } from '../../src/cli/passage.ts'
import { counted, progress } from '../../src/cli/progress.ts'
import type { Item } from '../../src/cli/paths.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

const MB = 1024 * 1024

/** A terminal that keeps what stands in its last line, and a clock that is set by hand. */
function watched(): { terminal: Terminal; clock: { ms: number }; now: () => Date; last: () => string } {
  let shown = ''
  const clock = { ms: 0 }
  const terminal: Terminal = {
    out: () => {},
    raw: () => {},
    err: (text) => void (shown = text.replace('\r\u001B[K', '')),
    width: 120,
    outIsTerminal: true,
    errIsTerminal: true,
    errWidth: 120,
    style: (_, text) => text,
    colours: false,
  }
  return { terminal, clock, now: () => new Date(clock.ms), last: () => shown }
}

const file = (location: string, size: number): Item => ({
  location,
  metadata: {},
  file: { size, modifiedMs: 0 },
})

describe('how far taking in is', () => {
  test('tells documents and bytes inside one large file, the rate and the time left', () => {
    const { terminal, clock, now, last } = watched()
    const items = [file('crawl.warc.gz', 100 * MB)]
    const [bar, stepOf] = [progress(terminal, items.length, now, false), passage(items)]
    for (let n = 1; n <= 50; n++) {
      clock.ms += 200
      bar.step(stepOf({ item: 0, bytes: n * MB, status: 'added' }))
    }
    assert.equal(
      last(),
      '██████████░░░░░░░░░░ 0 of 1 · 50 documents, 50 of 100 MB · 5.0 a second · 10 s left · crawl.warc.gz',
    )
  })

  test('measures files by their sizes, and names the one that comes next', () => {
    const { terminal, clock, now, last } = watched()
    const items = [file('small.txt', MB), file('large.pdf', 8 * MB), file('last.txt', MB)]
    const [bar, stepOf] = [progress(terminal, items.length, now, false), passage(items)]
    clock.ms = 1_000
    bar.step(stepOf({ item: 0, bytes: MB, status: 'added' }))
    assert.equal(last(), '██░░░░░░░░░░░░░░░░░░ 1 of 3 · 1.0 a second · 9 s left · large.pdf')
    clock.ms = 9_000
    bar.step(stepOf({ item: 1, bytes: 8 * MB, status: 'failed' }))
    assert.match(last(), /^█{18}░░ 2 of 3 · .* · 1 s left · last\.txt$/)
  })

  test('takes no pace from what was passed over', () => {
    const { terminal, clock, now, last } = watched()
    const items = Array.from({ length: 100 }, (_, n) => file(`r${n}.txt`, MB))
    const [bar, stepOf] = [progress(terminal, items.length, now, false), passage(items)]
    for (let item = 0; item < 90; item++) {
      clock.ms += 100
      bar.step(stepOf({ item, bytes: 0, status: 'passed' }))
    }
    assert.doesNotMatch(last(), /a second|left/)
    clock.ms += 2_000
    bar.step(stepOf({ item: 90, bytes: MB, status: 'added' }))
    assert.match(last(), /^█{18}░░ 91 of 100 · 0\.5 a second · 18 s left · r91\.txt$/)
  })

  test('counts items of unknown size, and says nothing into a pipe', () => {
    const { terminal, clock, now, last } = watched()
    const items: Item[] = ['-', 'https://a.example/1'].map((location) => ({
      location,
      metadata: {},
      file: null,
    }))
    const [bar, stepOf] = [progress(terminal, items.length, now, false), passage(items)]
    clock.ms = 500
    bar.step(stepOf({ item: 0, bytes: 0, status: 'known' }))
    assert.equal(last(), '██████████░░░░░░░░░░ 1 of 2 · 2.0 a second · 1 s left · https://a.example/1')
    let piped = ''
    const pipe = { ...terminal, errIsTerminal: false, err: (text: string) => void (piped += text) }
    const silent = progress(pipe, 2, now, false)
    silent.step(counted(1, 2, 'x'))
    silent.say('x is damaged')
    assert.equal(piped, 'x is damaged\n')
  })
})
