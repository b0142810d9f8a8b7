import type { Lexicon } from '../lexicon/index.ts'
import { countsOf, difference, type Counts } from './difference.ts'
import { inside, itemsOf, kindsOf, type Bound, type Item, type Kinds } from './item.ts'
import { besidesPeriod, nests, same, separate, within } from './nest.ts'
import { apart, length, periodNest } from './period.ts'
import type { Scope } from './scope.ts'
import type { Statement } from './statement.ts'
import { atMost, better, largest } from './sum.ts'
import { number } from './words.ts'

/** What a choice of claims says, made ready for questions. */
export interface Evidence {
  readonly items: readonly Item[]
  readonly kinds: Kinds
  readonly counts: readonly Counts[]
}

/** Make a choice of claims ready: as bounds, by kind of scope, and in series of counts. */
export function evidenceOf(claims: readonly Statement[], lexicon: Lexicon): Evidence {
  const items = itemsOf(claims, lexicon)
  return { items, kinds: kindsOf(items), counts: countsOf(items) }
}

/** The largest lower bound of a scope that follows, or null where none does. */
export const lowerBound = (question: Scope, { kinds, counts }: Evidence, lexicon: Lexicon): Bound | null =>
  better(largest(inside(question, kinds, lexicon).flat(), lexicon), difference(question, counts, lexicon))

/**
 * A lower bound of a scope above `limit` out of claims that `may` be used, or null where none follows: the same as
 * `lowerBound`, but quick to say that there is none.
 */
export function lowerBoundAbove(
  limit: number,
  question: Scope,
  { kinds, counts }: Evidence,
  lexicon: Lexicon,
  may: (item: Item) => boolean,
): Bound | null {
  const some = inside(question, kinds, lexicon).map((kind) => kind.filter(may))
  const sum = atMost(some) > limit ? largest(some.flat(), lexicon) : null
  // Of counts that start with the question, a later one less an earlier one is no more than the later one.
  const own = counts.map((series) => series.filter(({ item }) => may(item)))
  const found = better(sum, question.period.from === null ? null : difference(question, own, lexicon))
  return found !== null && found.value > limit ? found : null
}

/** The smallest upper bound of a scope that follows, or null where none does. */
export function upperBound(question: Scope, evidence: Evidence, lexicon: Lexicon): Bound | null {
  const wholes = around(question, evidence.kinds, lexicon)
  const direct = wholes[0] && {
    value: wholes[0].upper as number,
    uses: wholes[0].uses,
    steps: wholes[0].steps,
  }
  return [
    direct ?? null,
    lessPart(question, wholes, evidence, lexicon),
    fromParts(question, evidence, lexicon),
  ].reduce(smaller)
}

const smaller = (a: Bound | null, b: Bound | null): Bound | null =>
  a === null || (b !== null && b.value < a.value) ? b : a

/** Those whose upper bound holds for the scope as well, the smallest first. */
const around = (question: Scope, kinds: Kinds, lexicon: Lexicon): Item[] =>
  kinds
    .flatMap((kind) => {
      const [first] = kind
      if (first === undefined || !besidesPeriod(nests(question, first.scope, lexicon))) return []
      return kind.filter(
        (item) =>
          item.upper !== null &&
          within(periodNest(question.period, item.scope.period)) &&
          (!item.incident || oneMatter(question, item, lexicon)),
      )
    })
    .sort((a, b) => (a.upper ?? 0) - (b.upper ?? 0))

/** One incident's count holds for its own people, place and days. */
function oneMatter(question: Scope, { scope }: Item, lexicon: Lexicon): boolean {
  const lie = nests(question, scope, lexicon)
  const days = length(scope.period)
  return same(lie.place) && same(lie.period) && scope.place.hull.length >= 3 && days !== null && days <= 3
}

/** What is left of a whole when a part beside the question is taken away. */
function lessPart(
  question: Scope,
  wholes: readonly Item[],
  { kinds }: Evidence,
  lexicon: Lexicon,
): Bound | null {
  let best: Bound | null = null
  for (const whole of wholes) {
    if (whole.incident || whole.upper === null) continue
    const beside = inside(whole.scope, kinds, lexicon).map((kind) => {
      const [first] = kind
      // The wounded may be among the dead: only people of elsewhere are certainly others.
      const elsewhere =
        first !== undefined &&
        separate({ ...nests(first.scope, question, lexicon), event: 'same', period: 'same' })
      return kind.filter(({ scope }) => elsewhere || apart(scope.period, question.period))
    })
    if (best !== null && whole.upper - atMost(beside) >= best.value) continue
    const part = largest(beside.flat(), lexicon)
    if (part === null || part.value > whole.upper) continue
    const value = whole.upper - part.value
    const step = `At most ${number(whole.upper)} in the whole, less at least ${number(part.value)} beside the question, leaves at most ${number(value)}.`
    best = smaller(best, {
      value,
      uses: [...whole.uses, ...part.uses],
      steps: [...whole.steps, ...part.steps, step],
    })
  }
  return best
}

/** All parts of a whole bounded from above bound the whole. */
function fromParts(question: Scope, evidence: Evidence, lexicon: Lexicon): Bound | null {
  const split = lexicon.scopes.events.find(({ whole, exhaustive }) => exhaustive && whole === question.event)
  if (split === undefined) return null
  const parts = split.parts.map((event) => upperBound({ ...question, event }, evidence, lexicon))
  const known = parts.filter((part) => part !== null)
  if (known.length < split.parts.length) return null
  const value = known.reduce((total, part) => total + part.value, 0)
  const step = `${split.parts.join(' and ')} are all ${split.whole}, so at most ${number(value)}.`
  return {
    value,
    uses: known.flatMap(({ uses }) => uses),
    steps: [...known.flatMap(({ steps }) => steps), step],
  }
}
