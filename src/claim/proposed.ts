import type { Attribution, Claim, Doc, Period, Quantity, Span } from '../model/index.ts'
import type { ProposedClaim } from '../parse/index.ts'
import { contains, overlaps } from '../text/index.ts'
import { numbered } from './numbered.ts'
import type { Found } from './phrase/parts.ts'

/**
 * The claims of the rules with those that another reader proposes, in text order. A proposal which an own claim
 * about the same event overlaps adds nothing. Bounds and dates are always read from the words by the same rules as
 * everywhere; an amount that these cannot read keeps its wording and no bounds.
 */
export function withProposed(
  own: readonly Claim[],
  proposed: readonly ProposedClaim[],
  doc: Doc,
  found: Found,
): Claim[] {
  const fresh = proposed.filter(
    (p, k) =>
      !own.some((c) => c.event === p.event && overlaps(c.span, p.span)) &&
      !proposed.slice(0, k).some((q) => q.event === p.event && overlaps(q.span, p.span)),
  )
  return numbered([...own, ...fresh.map((p) => claim(p, doc, found))])
}

function claim(p: ProposedClaim, doc: Doc, found: Found): Claim {
  const said = innermost(found.attributions, p.span)
  const worded = (span: Span): { span: Span; text: string } => ({ span, text: doc.text.slice(...span) })
  return {
    id: '',
    span: p.span,
    event: p.event,
    manner: null,
    quantity: p.quantity && quantity(p.quantity, doc, found),
    population: p.population && { ...worded(p.population), side: null, role: null },
    place: p.place && worded(p.place),
    period: p.period && period(p.period, doc, found),
    polarity: p.polarity,
    modality: p.modality,
    attributionId: said?.id ?? null,
    sourceId: said?.sourceId ?? null,
    viaId: null,
    rule: p.rule,
  }
}

function quantity(span: Span, doc: Doc, { quantities }: Found): Quantity {
  const read = quantities.find((q) => overlaps(q.span, span) && (q.kind === 'count' || q.kind === 'share'))
  if (!read)
    return { span, wording: doc.text.slice(...span), lower: null, upper: null, approx: false, per: null }
  const { wording, lower, upper, approx, per } = read
  return { span: read.span, wording, lower, upper, approx, per }
}

function period(span: Span, doc: Doc, { periods }: Found): Period {
  const read = periods.find((q) => overlaps(q.span, span))
  if (!read) return { span, text: doc.text.slice(...span), from: null, to: null }
  return { span: read.span, text: read.text, from: read.from, to: read.to }
}

/** The attribution with the shortest content around a span. */
function innermost(attributions: readonly Attribution[], span: Span): Attribution | undefined {
  const around = attributions.filter((a) => a.content.some((c) => contains(c, span)))
  return around.toSorted((a, b) => size(a) - size(b))[0]
}

const size = (a: Attribution): number => a.content.reduce((n, [start, end]) => n + end - start, 0)
