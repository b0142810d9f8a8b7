import { useId } from 'react'
import { address } from './address.ts'

/** Forms of an export by what one does with it; docs/exporting.md describes them. */
const FORMS = [
  ['xlsx', 'Excel workbook'],
  ['csv', 'Table for any spreadsheet (CSV)'],
  ['html', 'Page in one file, to send around'],
  ['md', 'Comparison table for a memo (Markdown)'],
  ['jsonl', 'JSON, a claim a line'],
  ['jsonld', 'Linked data'],
  ['ledger', 'All that is kept, to be taken in elsewhere'],
] as const

interface Props {
  /** What is given out. */
  readonly title: string
  /** Which claims, as `GET /api/export` takes it. */
  readonly filter?: Readonly<Record<string, string>>
  readonly forms?: readonly (typeof FORMS)[number][0][]
}

/** A button with the forms in which claims are given out, each a file to save. */
export function GivingOut({ title, filter, forms }: Props) {
  const id = useId()
  const base = window.location.origin
  return (
    <>
      <button type="button" className="quiet" popoverTarget={id}>
        Export
      </button>
      <section className="box" id={id} popover="auto" aria-label="Export">
        <h2>{title}</h2>
        <ul className="forms">
          {FORMS.filter(([form]) => forms?.includes(form) ?? true).map(([form, words]) => (
            <li key={form}>
              <a href={address('/api/export', { format: form, base, ...filter })} download>
                {words}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
