import type { Lexicon } from '../lexicon/index.ts'
import type { Reason } from '../model/index.ts'
import { oneFamily } from './event.ts'
import { FIELDS, type Nests } from './scope.ts'
import type { Statement } from './statement.ts'
import { said } from './words.ts'

/** Figures of one side that a reader may lay side by side although they count different things. */
export function incomparable(a: Statement, b: Statement, lie: Nests, lexicon: Lexicon): Reason[] | null {
  if (!a.bounds?.counted || !b.bounds?.counted) return null
  // Nobody lays one man's death beside an army's losses.
  if ((a.figure ?? 0) < 2 || (b.figure ?? 0) < 2) return null
  if (!oneFamily(a.scope.event, b.scope.event, lexicon.scopes)) return null
  const [one, other] = [a.scope.population.side, b.scope.population.side]
  if (one === null || one !== other) return null
  const differ = FIELDS.filter((field) => lie[field] !== 'same' && !bothUnsaid(a, b, field))
  if (differ.length === 0) return null
  return differ.map((field) => ({
    field,
    a: said(a, field),
    b: said(b, field),
    note: NOTE[lie[field] === 'unclear' ? 'unclear' : lie[field] === 'apart' ? 'apart' : 'nested'],
  }))
}

const NOTE = {
  apart: 'They differ.',
  nested: 'One is a part of the other.',
  unclear: 'One of them does not say, or they overlap.',
}

const bothUnsaid = (a: Statement, b: Statement, field: (typeof FIELDS)[number]): boolean =>
  (field === 'place' || field === 'period' || field === 'population') &&
  a.scope[field].known === 'unknown' &&
  b.scope[field].known === 'unknown'
