import assert from 'node:assert/strict'
import type { Reading, Span } from '../../src/model/index.ts'

/** Every span of a reading, with the words it is said to hold where it is. */
export function spans({ claims, attributions, sources, problems }: Reading): { span: Span; says?: string }[] {
  const fromClaims = claims.flatMap((c) => [
    { span: c.span },
    ...(c.quantity ? [{ span: c.quantity.span, says: c.quantity.wording }] : []),
    ...[c.population, c.place, c.period].flatMap((part) =>
      part ? [{ span: part.span, says: part.text }] : [],
    ),
  ])
  const fromAttributions = attributions.flatMap((a) => [
    ...[...a.source, ...a.cue, ...a.content, ...a.hedges].map((span) => ({ span })),
    ...(a.channel ? [{ span: a.channel.span, says: a.channel.text }] : []),
    ...(a.saidOn ? [{ span: a.saidOn.span }] : []),
  ])
  const rest = [...sources.flatMap((s) => s.mentions), ...problems.flatMap((p) => (p.span ? [p.span] : []))]
  return [...fromClaims, ...fromAttributions, ...rest.map((span) => ({ span }))]
}

const inOrder = (list: readonly Span[]): boolean =>
  list.every((span, i) => i === 0 || (list[i - 1] as Span)[0] <= span[0])

/** What holds of every reading of any text: spans lie in the text and hold their words, lists are in text order, ids resolve. */
export function assertSound(reading: Reading, text: string): void {
  assert.equal(reading.report.text, text)
  for (const { span, says } of spans(reading)) {
    const [start, end] = span
    assert.ok(Number.isInteger(start) && Number.isInteger(end), `whole numbers: ${start}, ${end}`)
    assert.ok(0 <= start && start < end && end <= text.length, `[${start}, ${end}) of ${text.length}`)
    if (says !== undefined) assert.equal(text.slice(start, end), says)
  }
  for (const a of reading.attributions)
    for (const list of [a.source, a.cue, a.content]) assert.ok(inOrder(list), `${a.id}: spans in text order`)
  for (const s of reading.sources) assert.ok(inOrder(s.mentions), `${s.id}: mentions in text order`)
  assert.ok(inOrder(reading.claims.map((c) => c.span)), 'claims in text order')
  resolves(reading)
}

const ids = (list: readonly { id: string }[]): Set<string | null> =>
  new Set([null, ...list.map(({ id }) => id)])

function resolves({ claims, attributions, sources, relations }: Reading): void {
  const [c, a, s] = [ids(claims), ids(attributions), ids(sources)]
  assert.equal(
    c.size + a.size + s.size,
    claims.length + attributions.length + sources.length + 3,
    'ids are unique',
  )
  for (const claim of claims) {
    assert.ok(a.has(claim.attributionId) && s.has(claim.sourceId) && s.has(claim.viaId), claim.id)
  }
  for (const at of attributions)
    assert.ok(s.has(at.sourceId) && a.has(at.within) && at.within !== at.id, at.id)
  for (const relation of relations)
    assert.ok(c.has(relation.a) && c.has(relation.b), `${relation.a} ${relation.b}`)
}
