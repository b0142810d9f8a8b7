import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import stringWidth from 'string-width'
import { amount, dates } from '../../src/cli/amount.ts'
import { csv } from '../../src/cli/csv.ts'
import { harmless, json, line } from '../../src/cli/harmless.ts'
import { broken, cut, table } from '../../src/cli/table.ts'

describe('tables', () => {
  test('line up letters of every width', () => {
    const { head, rows } = table(
      [{ title: 'NAME' }, { title: 'N', right: true }],
      [
        ['金正恩', '1'],
        ['Zelenskyy', '3,000'],
        ['e\u0301te\u0301', '12'],
        ['👩‍👩‍👧', '7'],
      ],
      80,
    )
    assert.equal(head, 'NAME           N')
    for (const row of rows) assert.equal(stringWidth(row[0] ?? ''), stringWidth('Zelenskyy  3,000'))
    assert.equal(rows[0]?.[0], '金正恩         1')
  })

  test('narrow their widest columns until they fit', () => {
    const words = 'at least three thousand soldiers of the northern army'
    const { rows } = table([{ title: 'ID' }, { title: 'WORDS' }], [['r1', words]], 30)
    const lines = rows[0] ?? []
    assert.ok(lines.length > 1)
    for (const one of lines) assert.ok(one.length <= 30, one)
    assert.equal(lines.map((one) => one.slice(4).trim()).join(' '), words)
  })

  test('keep ids whole and leave empty columns out where room is short', () => {
    const columns = [{ title: 'CLAIM', whole: true as const }, { title: 'WORDS' }, { title: 'PLACE' }]
    const rows = [['r4a363de.12', 'at least three thousand soldiers', []]]
    const narrow = table(columns, rows, 24)
    assert.match(narrow.head, /^CLAIM {8}WORDS$/)
    assert.match(narrow.rows[0]?.[0] ?? '', /^r4a363de\.12 {2}\S/)
    for (const one of narrow.rows[0] ?? []) assert.ok(one.length <= 24, one)
    assert.match(table(columns, rows, 80).head, /PLACE$/)
  })

  test('break lines at blanks, and long words where they must', () => {
    assert.deepEqual(broken('one two three', 7), ['one two', 'three'])
    assert.deepEqual(broken('abcdefgh', 3), ['abc', 'def', 'gh'])
    assert.deepEqual(broken('日本語です', 4), ['日本', '語で', 'す'])
    assert.deepEqual(broken('', 5), [''])
  })

  test('cut what is too long with a mark', () => {
    assert.equal(cut('a long line', 7), 'a long…')
    assert.equal(cut('日本語です', 6), '日本…')
    assert.equal(cut('short', 7), 'short')
  })
})

describe('text of reports', () => {
  test('cannot move the cursor, clear the screen or turn writing round', () => {
    assert.equal(harmless('a\u001B[2Jb\u0007'), 'a␛[2Jb␇')
    assert.equal(harmless('\u009B31mred'), '\uFFFD31mred')
    assert.equal(line('x\u202Edcba\u2066'), 'x\uFFFDdcba\uFFFD')
    assert.equal(harmless('one\r\ntwo\tthree'), 'one\ntwo\tthree')
    assert.equal(line('  a\n\n b '), 'a b')
  })

  test('is the same value in JSON, with nothing a terminal would obey', () => {
    const value = { text: 'a\u001B[2J\u009Bx\u202E\u2028é' }
    const printed = json(value)
    assert.deepEqual(JSON.parse(printed), value)
    assert.doesNotMatch(printed, /[\u001B\u0080-\u009F\u202E\u2028]/)
  })

  test('starts no formula in a spreadsheet', () => {
    assert.equal(
      csv([['=1+1', '@x', '-5', -5, 'a,b', 'say "x"', null, true]]),
      `'=1+1,'@x,'-5,-5,"a,b","say ""x""",,true\r\n`,
    )
  })
})

const quantity = (wording: string, lower: number | null, upper: number | null, more: object = {}) =>
  amount({ span: [0, 1], wording, lower, upper, approx: false, per: null, ...more })

describe('amounts', () => {
  test('show their bounds and nothing that was not said', () => {
    assert.equal(quantity('at least 3,000', 3000, null), '≥ 3,000')
    assert.equal(quantity('more than 1,000', 1000, null, { per: 'day' }), '> 1,000 a day')
    assert.equal(quantity('up to 30', null, 30), '≤ 30')
    assert.equal(quantity('between 40 and 50', 40, 50), '40–50')
    assert.equal(quantity('about 200', 200, 200, { approx: true }), '≈ 200')
    assert.equal(quantity('nearly 6,500', null, 6500, { approx: true }), '≤ 6,500, about')
    assert.equal(quantity('several', null, null), '')
  })

  test('show days and open ends', () => {
    assert.equal(dates({ from: '2024-12-27', to: '2024-12-27' }), '2024-12-27')
    assert.equal(dates({ from: '2024-10-01', to: null }), '2024-10-01…')
    assert.equal(dates({ from: null, to: null }), '')
  })
})
