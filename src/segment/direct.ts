import type { Quotation, Span } from '../model/index.ts'

/** A mark, and the stop or comma beside it, may be left out or in at each edge. */
const EDGE = 2
/** Of a quotation, what has to be taken to have taken it whole: a clause within quoted words is not direct speech. */
const WHOLE = 0.8

/** Is every span one whole quotation, with or without its marks? */
export const isDirect = (
  { quotations }: { readonly quotations: readonly Pick<Quotation, 'span'>[] },
  spans: readonly Span[],
): boolean =>
  spans.length > 0 &&
  spans.every(([start, end]) =>
    quotations.some(
      ({ span: [from, to] }) => from <= start + EDGE && end <= to + EDGE && end - start > WHOLE * (to - from),
    ),
  )
