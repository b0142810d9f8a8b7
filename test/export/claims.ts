import { addReading, openLedger, type Ledger } from '../../src/ledger/index.ts'
import { reading } from '../ledger/reading.ts'

const AT = new Date('2025-04-01T12:00:00Z')

/** A ledger in memory with two reports: plain claims, and one whose words try to do harm wherever they land. */
export async function filled(address = ':memory:'): Promise<Ledger> {
  const ledger = await openLedger(address)
  const plain = reading(
    'Ada Okafor said at least 3,000 soldiers were killed in Harra last week. She said several rebels were captured.',
    [
      {
        quote: 'at least 3,000 soldiers were killed in Harra last week',
        event: 'deaths',
        count: 'at least 3,000',
        lower: 3000,
        upper: null,
        who: 'soldiers',
        side: 'Harra',
        place: 'Harra',
        period: ['last week', '2025-03-03', '2025-03-09'],
        source: 'Ada Okafor',
      },
      {
        quote: 'several rebels were captured',
        event: 'captures',
        count: 'several',
        lower: null,
        upper: null,
        who: 'rebels',
        source: 'Ada Okafor',
      },
    ],
    { title: 'Harra "briefing"', location: 'https://courier.example/harra?a=1&b=2' },
  )
  const hostile = reading(
    '=HYPERLINK("https://evil.example") said <script>alert(1)</script> | 12 dead\tmen\nfell \u202E.',
    [
      {
        quote: '<script>alert(1)</script> | 12 dead\tmen\nfell \u202E',
        event: 'deaths',
        count: '12',
        lower: 12,
        upper: 12,
        who: 'men',
        source: '=HYPERLINK("https://evil.example")',
      },
    ],
    { title: '=1+1', publisher: '@cmd', location: 'javascript:alert(1)' },
  )
  for (const one of [plain, hostile]) {
    await addReading(ledger, one, { reader: 'test 1', at: AT, bytes: Buffer.from(one.report.text) })
  }
  return ledger
}

export async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
  return text
}
