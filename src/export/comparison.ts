import type { LedgerClaim } from '../ledger/index.ts'
import { addressAt } from './column.ts'
import { visible } from './escape.ts'
import { figureOf, scope, when } from './figure.ts'
import type { Claims, ExportOptions } from './options.ts'

/** A cell of a Markdown table: one line, nothing that Markdown or HTML would take for its own. */
const cell = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~$]/g, '\\$&')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

function who({ source, via, report }: LedgerClaim): string {
  const said = source ?? report.publisher ?? 'the report itself'
  return via ? `${said}, relayed by ${via}` : said
}

function passage({ anchor, key, report, state }: LedgerClaim, base: string | null): string {
  const where = [report.publisher ?? report.title ?? report.location, report.published]
    .filter(Boolean)
    .join(', ')
  const decided = state === 'unreviewed' ? '' : `, ${state}`
  const words = `“${cell(anchor.exact)}” (${cell(where)})${decided}`
  return base ? `${words} [record](${addressAt(base)(key)})` : words
}

/** A table of claims for a memo, in Markdown: scope, who, figure, when, passage. */
export async function* comparison(
  claims: Claims,
  { base, title }: ExportOptions = {},
): AsyncGenerator<string> {
  if (title) yield `# ${cell(title)}\n\n`
  yield row(['Scope', 'Who', 'Figure', 'When', 'Passage']) + row(['---', '---', '---', '---', '---'])
  for await (const claim of claims) {
    const hedge = claim.modality === 'asserted' ? '' : claim.modality
    yield row([
      cell(scope(claim)),
      cell(who(claim)),
      cell([figureOf(claim), hedge].filter(Boolean).join(', ')),
      cell(when(claim)),
      passage(claim, base ?? null),
    ])
  }
}
