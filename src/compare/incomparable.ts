import type { Lexicon } from '../lexicon/index.ts'
import type { Reason } from '../model/index.ts'
import { oneFamily } from './event.ts'
import { FIELDS, type Field, type Nests } from './scope.ts'
import type { Statement } from './statement.ts'
import { said } from './words.ts'

/** Figures of one side that a reader may lay side by side although they count different things. */
export function incomparable(a: Statement, b: Statement, lie: Nests, lexicon: Lexicon): Reason[] | null {
  if (!a.bounds?.counted || !b.bounds?.counted) return null
  // Nobody lays one man's death beside an army's losses.
  if ((a.figure ?? 0) < 2 || (b.figure ?? 0) < 2) return null
  if (!oneFamily(a.scope.event, b.scope.event, lexicon.scopes)) return null
  // "Ten dead and twenty wounded": nobody takes the one for the other.
  if (lie.event === 'apart') return null
  const [one, other] = [a.scope.population.side, b.scope.population.side]
  if (one !== other || (one === null && lie.place !== 'same')) return null
  const differ = differences(a, b, lie).filter(({ field }) => !bothUnsaid(a, b, field as Field))
  return differ.length === 0 ? null : differ
}

/** The parts of their scopes in which two statements are not certainly the same. */
const differences = (a: Statement, b: Statement, lie: Nests): Reason[] =>
  FIELDS.filter((field) => lie[field] !== 'same').map((field) => ({
    field,
    a: said(a, field),
    b: said(b, field),
    note: bothUnsaid(a, b, field)
      ? 'Neither says.'
      : NOTE[lie[field] === 'unclear' ? 'unclear' : lie[field] === 'apart' ? 'apart' : 'nested'],
  }))

/** Why nothing is known to hold of two statements: the parts in which they differ, or what else keeps them apart. */
export function whyNothing(a: Statement, b: Statement, lie: Nests): Reason[] {
  const differ = differences(a, b, lie)
  if (differ.length > 0) return differ
  const both = (field: 'polarity' | 'modality' | 'bounds') => ({ a: said(a, field), b: said(b, field) })
  if (a.modality !== 'asserted' || b.modality !== 'asserted')
    return [
      {
        field: 'modality',
        ...both('modality'),
        note: 'What is not told as certain sets no limit to the other.',
      },
    ]
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed')
    return [
      {
        field: 'polarity',
        ...both('polarity'),
        note: 'What is denied or left open sets no limit to the other.',
      },
    ]
  return [
    {
      field: 'quantity',
      ...both('bounds'),
      note: 'They count the same, and nothing follows from the two numbers.',
    },
  ]
}

const NOTE = {
  apart: 'They differ.',
  nested: 'One is a part of the other.',
  unclear: 'One of them does not say, or they overlap.',
}

const bothUnsaid = (a: Statement, b: Statement, field: Field): boolean =>
  (field === 'place' || field === 'period' || field === 'population') &&
  a.scope[field].known === 'unknown' &&
  b.scope[field].known === 'unknown'
