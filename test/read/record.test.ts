import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents, failed, type Document, type Failure, type ReadSettings } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'

async function read(
  location: string,
  content: string | Uint8Array,
  settings: ReadSettings = {},
): Promise<(Document | Failure)[]> {
  const found: (Document | Failure)[] = []
  for await (const item of documents({ location, bytes: Buffer.from(content as string) }, settings))
    found.push(item)
  return found
}

function all(items: readonly (Document | Failure)[]): Document[] {
  return items.map((item) => {
    assert.ok(!failed(item), failed(item) ? item.reason : '')
    return item
  })
}

test('rows of a CSV by the names of its columns, led back through doubled quotation marks', async () => {
  const source =
    '\uFEFFid,Headline,Body,Date,Outlet,Link\r\n1,Shells,"At least 5 ""volunteers"" died,\r\nhe said",2025-02-11,Courier,https://c.example/1\r\n2,,,,,\r\n3,Raid,Nobody died.,12 Feb 2025,Echo,\r\n'
  const [first, second, ...rest] = all(await read('news.csv', source))
  assert.equal(rest.length, 0)
  assert.ok(first && second)
  assert.equal(first.text, 'At least 5 "volunteers" died,\r\nhe said')
  assert.deepEqual(
    [first.title, first.publisher, first.published, first.url],
    ['Shells', 'Courier', '2025-02-11', 'https://c.example/1'],
  )
  assert.deepEqual(
    [second.location, second.text, second.published],
    ['news.csv#3', 'Nobody died.', '2025-02-12'],
  )
  leadsHold(first)
  leadsHold(second)
  const whole = Buffer.from(source)
  for (const { within, bytes } of [first, second]) {
    assert.equal(whole.subarray(...(within?.bytes ?? [0, 0])).toString(), Buffer.from(bytes).toString())
  }
})

test('byte-order marks between rows, as where files were joined, are no part of them', async () => {
  const mark = '\uFEFF'
  const source = `id,text\n1,One fell.\n${mark}${mark}2,“Two” fell.\n`
  const [, second] = all(await read('joined.csv', source))
  assert.ok(second)
  assert.equal(Buffer.from(second.bytes).toString(), '2,“Two” fell.')
  leadsHold(second)
})

test('columns are named by the person where their names do not tell; a missing one is told with those there are', async () => {
  const source = 'a;b\nTwo men fell.;Echo\n'
  const [found] = all(await read('x.csv', source, { columns: { text: 'a', publisher: 'b' } }))
  assert.deepEqual([found?.text, found?.publisher], ['Two men fell.', 'Echo'])
  const [first] = await read('x.csv', source)
  assert.ok(first && failed(first))
  assert.match(
    first.reason,
    /no column that is known to hold the text \(it has: a, b\): .*--column text=NAME/,
  )
})

test('a table in another encoding is read as what it is', async () => {
  const [found] = all(
    await read('x.tsv', Buffer.from('title\ttext\nÉté\tDix blessés à l’école'.replace('’', "'"), 'latin1')),
  )
  assert.deepEqual([found?.title, found?.text], ['Été', "Dix blessés à l'école"])
})

test('JSON lines, by name or path; a broken line is told and the rest goes on', async () => {
  const source =
    '{"text":"Six \\"men\\" fell\\u2014he said","date":"2025-01-02","n":{"a":[1,"x"]}}\n{broken\n\n{"text":"Two fled.","published_at":1735689600}\n'
  const [first, broken, last] = await read('x.jsonl', source)
  assert.ok(first && !failed(first) && last && !failed(last) && broken && failed(broken))
  assert.equal(first.text, 'Six "men" fell—he said')
  leadsHold(first)
  assert.match(broken.reason, /x\.jsonl#2 is no JSON/)
  assert.deepEqual([last.location, last.published], ['x.jsonl#4', '2025-01-01'])
  const [nested] = all(
    await read('y.jsonl', '{"article":{"body":"Four fell."}}', { columns: { text: 'article.body' } }),
  )
  assert.equal(nested?.text, 'Four fell.')
  leadsHold(nested as Document)
})

test('a Telegram export: messages with their text in pieces, the chat as outlet, what was passed on by its author', async () => {
  const source = JSON.stringify(
    {
      name: 'Valley Watch',
      type: 'public_channel',
      id: 77,
      messages: [
        { id: 1, type: 'service', date: '2025-02-01T10:00:00', actor: 'x', action: 'create', text: '' },
        {
          id: 2,
          type: 'message',
          date: '2025-02-02T23:30:00',
          date_unixtime: '1738531800',
          from: 'Valley Watch',
          text: ['At least ', { type: 'bold', text: '11' }, ' dead'],
          text_entities: [
            { type: 'plain', text: 'At least ' },
            { type: 'bold', text: '11' },
            { type: 'plain', text: ' dead “here”' },
          ],
        },
        {
          id: 3,
          type: 'message',
          date: '2025-02-03T08:00:00',
          date_unixtime: '1',
          from: 'Valley Watch',
          forwarded_from: 'Staff',
          text: 'No losses.',
          text_entities: [],
        },
      ],
    },
    null,
    1,
  )
  const [first, second, ...rest] = all(await read('result.json', source))
  assert.equal(rest.length, 0)
  assert.ok(first && second)
  assert.deepEqual(
    [first.location, first.text, first.publisher, first.published],
    ['result.json#2', 'At least 11 dead “here”', 'Valley Watch', '2025-02-02'],
  )
  assert.deepEqual([second.text, second.author, second.publisher], ['No losses.', 'Staff', 'Valley Watch'])
  leadsHold(first)
  leadsHold(second)
  const whole = Buffer.from(source)
  assert.equal(
    whole.subarray(...(first.within?.bytes ?? [0, 0])).toString(),
    Buffer.from(first.bytes).toString(),
  )
})

test('lists of articles, one article, cut files and lists without end', async () => {
  assert.equal(all(await read('a.json', '[{"text":"One fell."},{"text":"Two fell."}]')).length, 2)
  assert.equal(all(await read('a.json', '{"data":[{"body":"One fell."}]}'))[0]?.text, 'One fell.')
  assert.equal(all(await read('a.json', '{"headline":"H","body":"One fell."}'))[0]?.title, 'H')
  const [cut] = (await read('a.json', '[{"text":"One fell."},{"text":"Tw')).slice(1)
  assert.ok(cut && failed(cut) && /breaks off in the middle/.test(cut.reason))
  const [deep] = await read('a.json', '['.repeat(100_000))
  assert.ok(deep && failed(deep) && deep.code === 'refused')
})

const message = (id: number, text: string) => ({ id, type: 'message', date_unixtime: '1', text })

test('rows, lines and messages taken in before are passed over, each under the name it has', async () => {
  const rows = 'text\nOne man fell.\nTwo men fell.\nThree men fell.\n'
  const lines = rows
    .trim()
    .split('\n')
    .slice(1)
    .map((text) => JSON.stringify({ text }))
  const chat = JSON.stringify({
    name: 'Valley Watch',
    messages: [message(3, 'One man fell.'), message(1, 'Two men fell.'), message(2, 'Three men fell.')],
  })
  for (const [name, source, left] of [
    ['news.csv', rows, [1, 3]],
    ['news.jsonl', lines.join('\n'), [1, 3]],
    ['news.json', `[${lines.join(',')}]`, [1, 3]],
    ['result.json', chat, [3, 1]],
  ] as const) {
    const rest = all(await read(name, source, { skip: (at) => at === `${name}#2` }))
    assert.deepEqual(
      rest.map(({ location }) => location),
      left.map((n) => `${name}#${n}`),
    )
  }
})
