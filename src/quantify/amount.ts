import type { BoundSense } from '../lexicon/bounds.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { bounded } from './bounded.ts'
import { numeral, type Numeral } from './number.ts'

/** A number or vague word with its bound words, before its surroundings say what it counts. */
export interface Amount {
  readonly first: number
  readonly last: number
  readonly lower: number | null
  readonly upper: number | null
  readonly approx: boolean
  readonly additional: boolean
  /** "two-thirds", "most of": no count, no bounds. */
  readonly share: boolean
  /** Where the number itself starts, after its bound words. */
  readonly core: number
  readonly rule: string
}

/** The amount that starts at token `i`, bound words included: the longest reading of it, or null. */
export function amountAt(text: string, tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const amount = boundedAt(text, tokens, i, lexicon)
  // "at least 14, possibly as many as 20": the upper end of one amount.
  if (!amount || amount.lower === null || amount.upper !== null) return amount
  let k = amount.last + 1
  while (/^(,|and|or|but|possibly|perhaps|maybe)$/.test(tokens[k]?.norm ?? '')) k++
  const other = k > amount.last + 1 ? boundedAt(text, tokens, k, lexicon) : null
  if (!other || other.lower !== null || other.upper === null || other.upper <= amount.lower) return amount
  return { ...amount, upper: other.upper, last: other.last, rule: 'range' }
}

function boundedAt(text: string, tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const senses: BoundSense[] = []
  let core = i
  if (ofVerb(tokens, i)) return null
  for (let m = lexicon.bounds.before.at(tokens, i); m; m = lexicon.bounds.before.at(tokens, core)) {
    senses.push(m.value)
    core += m.length
  }
  const spoken =
    sharesAt(text, tokens, core, lexicon) ??
    rangeAt(text, tokens, core, lexicon) ??
    counted(text, tokens, core, lexicon, core > i)
  const bound = spoken && bind(tokens, { ...spoken, first: i }, senses, lexicon)
  // "some" is a bound word before a number and a vague amount without one: the longer reading holds.
  // "three times as many" begins with a number too.
  const bare = core > i || spoken ? vagueAt(tokens, i, lexicon) : null
  const loose = bound ? null : vagueAt(tokens, core, lexicon)
  const best = bound ?? (loose && bind(tokens, { ...loose, first: i }, senses, lexicon))
  return bare && (!best || bare.last > best.last) ? bare : best
}

/** "handed over 40 prisoners", "went up to 40": a word of the verb. */
function ofVerb(tokens: readonly Token[], i: number): boolean {
  const verb = tokens[i - 1]?.lemma ?? ''
  return tokens[i]?.norm === 'over'
    ? /^(hand|turn)$/.test(verb)
    : tokens[i]?.norm === 'up' && /^(go|rise|climb|come|jump|shoot|creep)$/.test(verb)
}

const RANGE = /^([1-9][\d,]*)[-–]([1-9][\d,]*)$/
const TO = /^(?:to|-|–|—)$/

const plain = (n: Numeral, core: number, rule: string): Amount => ({
  ...between(n.value, n.value),
  first: core,
  last: n.last,
  core,
  rule,
})

const between = (lower: number | null, upper: number | null) => ({
  lower,
  upper,
  approx: false,
  additional: false,
  share: false,
})

function counted(
  text: string,
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
  bare: boolean,
): Amount | null {
  const number = numeral(tokens, i, lexicon.numbers, text, bare)
  return number && plain(number, i, 'number')
}

/** "between 20 and 30", "from 20 to 30", "20 to 30", "20-30", "two or three". */
function rangeAt(text: string, tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const opening = tokens[i]?.norm
  const opened = opening === 'between' || (opening === 'from' && !changes(tokens, i))
  const from = opened ? i + 1 : i
  const joined = RANGE.exec(tokens[from]?.norm ?? '')
  if (joined?.[1] && joined[2]) {
    const lower = Number(joined[1].replaceAll(',', ''))
    const upper = Number(joined[2].replaceAll(',', ''))
    if (lower < upper && upper <= lower * 20)
      return { ...between(lower, upper), first: i, last: from, core: from, rule: 'range' }
    return null
  }
  const low = numeral(tokens, from, lexicon.numbers, text)
  if (!low) return null
  let link = low.last + 1
  if (tokens[link]?.norm === '-' && tokens[link + 1]?.norm === 'to') link++
  const joint = tokens[link]?.norm ?? ''
  const links = opening === 'between' ? joint === 'and' || TO.test(joint) : TO.test(joint) || joint === 'or'
  if (!links) return null
  // A blank on one side of a dash only is punctuation; "rose from 20 to 30" is two figures.
  if (joint === 'to' && !opened && changes(tokens, i)) return null
  const high = numeral(tokens, link + 1, lexicon.numbers, text)
  if (!high) return null
  // "two to three million": the scale is said once.
  const lower = low.scale === 1 && high.scale > 1 && low.value < high.raw ? low.value * high.scale : low.value
  if (lower >= high.value || (joint === 'or' && high.value > lower * 3)) return null
  return { ...between(lower, high.value), first: i, last: high.last, core: from, rule: 'range' }
}

const CHANGE = new Set(
  'rise increase grow climb jump go soar swell drop fall decrease decline shrink revise raise lower change up down widen update upgrade cut reduce correct swell double shoot'.split(
    ' ',
  ),
)

const SPANS = /^(ranges?|ranged|ranging|var(y|ies|ied|ying)|at|between)$/

const COUNT = /^(toll|count|number|figure|total|tally|estimate|losses|casualties|deaths|dead)$/

/**
 * "rose from 20 to 30", "raised the toll of the blast from 20 to 30": the first figure is what was told before, no lower
 * bound.
 */
function changes(tokens: readonly Token[], i: number): boolean {
  // "estimates of the dead range from 4,000 to 7,000", "puts the dead at 4,000 to 7,000".
  if (SPANS.test(tokens[i - 1]?.norm ?? '')) return false
  for (let k = i - 1; k >= Math.max(0, i - 12); k--) {
    const t = tokens[k]
    if (!t || /^[.,;:—–()]$/.test(t.text) || /^(CCONJ|SCONJ)$/.test(t.tag)) return false
    if (CHANGE.has(t.lemma) && (k >= i - 4 || t.tag === 'VERB')) return true
    // "the figure of 20 to 30 dead" is one.
    const named = k === i - 2 && tokens[i - 1]?.norm === 'of'
    if (k >= i - 4 && COUNT.test(t.norm) && !named) return true
  }
  return false
}

function vagueAt(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const match = lexicon.vague.phrases.at(tokens, i)
  if (!match) return null
  const { value, length } = match
  // "of" belongs to what is counted: "a number" of people, "hundreds" of them.
  const last = i + length - (tokens[i + length - 1]?.norm === 'of' ? 2 : 1)
  const next = tokens[last + 1]
  if (
    value.before !== null &&
    !value.before.has(next?.norm ?? '') &&
    !value.before.has(tokens[last + 2]?.norm ?? '')
  )
    return null
  // "that many men", not "said that many men died".
  const measured = /^(as|how|that)$/.test(tokens[i - 1]?.norm ?? '') && tokens[i - 1]?.tag !== 'SCONJ'
  if (measured && /^(many|few)$/.test(tokens[i]?.norm ?? '')) return null
  // "all (of the) 12 passengers": the number tells how many.
  if (tokens[last]?.norm === 'all' && tokens.slice(last + 1, last + 4).some(({ tag }) => tag === 'NUM'))
    return null
  // "deported more people than": a comparison.
  if (tokens[i]?.norm === 'more' && tokens.slice(last + 1, last + 6).some(({ norm }) => norm === 'than'))
    return null
  // "the most liberal", "his most important": a comparison, no amount.
  if (value.share && tokens[i]?.norm === 'most' && /^(DET|PRON|PART)$/.test(tokens[i - 1]?.tag ?? ''))
    return null
  if (!value.alone && value.before === null && !leads(tokens, last + 1)) return null
  return {
    ...between(null, null),
    share: value.share,
    first: i,
    last,
    core: i,
    rule: value.share ? 'share' : 'vague',
  }
}

/** Does a plural noun, or "of", come after, adjectives aside? "some soldiers", not "some kind". */
function leads(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i]
  if (!next) return false
  // "some were sent home", "some killed themselves".
  const themselves = next.tag === 'VERB' && tokens[i + 1]?.norm === 'themselves'
  // "some died on the way".
  const did = next.tag === 'VERB' && /(ed|fell|fled|froze)$/.test(next.norm)
  if (next.norm === 'of' || ((next.tag === 'AUX' || themselves || did) && tokens[i - 1]?.norm === 'some'))
    return true
  // "all the attackers", not "all the time".
  const from = tokens[i - 1]?.norm === 'all' && next.tag === 'DET' ? i + 1 : i
  for (let k = from; k < Math.min(i + 5, tokens.length); k++) {
    const t = tokens[k]
    if (!t) return false
    if (t.tag === 'NOUN' || t.tag === 'PROPN') {
      const after = tokens[k + 1]
      if (after && (after.tag === 'NOUN' || after.tag === 'PROPN')) continue
      return (
        t.norm !== t.lemma ||
        /^(people|police|personnel|staff|troops|men|women|children)$/.test(t.norm) ||
        t.norm.endsWith('s')
      )
    }
    if (t.tag !== 'ADJ' && t.tag !== 'VERB' && t.norm !== '-' && t.norm !== ',') return false
  }
  return false
}

const PERCENT = /^(?:%|percent|pct|percentage)$/

/** "40 percent", "two-thirds of", "half of", "one in five", "nine out of ten". */
function sharesAt(text: string, tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const share = (last: number): Amount => ({
    ...between(null, null),
    share: true,
    first: i,
    last,
    core: i,
    rule: 'share',
  })
  // "all but two of the 40": how many that leaves is nobody's words.
  const left =
    tokens[i]?.norm === 'all' && tokens[i + 1]?.norm === 'but'
      ? numeral(tokens, i + 2, lexicon.numbers, text)
      : null
  if (left) return share(left.last)
  const words = lexicon.numbers.words
  const fraction = (k: number): boolean => words.get(tokens[k]?.norm ?? '')?.place === 'fraction'
  const norm = tokens[i]?.norm ?? ''
  if (norm === 'half' && /^(first|second|other)$/.test(tokens[i - 1]?.norm ?? '')) return null
  if (norm === 'half' && numeral(tokens, i, lexicon.numbers, text) === null) {
    return /^(of|the|their|his|her|its|our|were|are|was|have|had)$/.test(tokens[i + 1]?.norm ?? '')
      ? share(i)
      : null
  }
  if (/^\d\/\d$/.test(norm)) return tokens[i + 1]?.norm === 'of' ? share(i) : null
  if ((norm === 'a' || norm === 'one') && fraction(i + 1) && tokens[i + 2]?.norm === 'of')
    return numeral(tokens, i, lexicon.numbers, text, false)?.last === i + 4 ? null : share(i + 1)
  const range = rangeAt(text, tokens, i, lexicon)
  const number = range ?? numeral(tokens, i, lexicon.numbers, text)
  if (!number) return null
  let k = number.last + 1
  if (tokens[k]?.norm === '-') k++
  if (PERCENT.test(tokens[k]?.norm ?? ''))
    return share(/^points?$/.test(tokens[k + 1]?.norm ?? '') ? k + 1 : k)
  if (tokens[k]?.norm === 'per' && tokens[k + 1]?.norm === 'cent') return share(k + 1)
  // "52 to 38 percent": shares that fall are no range.
  if (!range && TO.test(tokens[k]?.norm ?? '')) {
    const other = numeral(tokens, k + 1, lexicon.numbers, text)
    if (other && PERCENT.test(tokens[other.last + 1]?.norm ?? '')) return share(number.last)
  }
  if (range) return null
  if (fraction(k) && (tokens[k]?.norm.endsWith('s') || k > number.last + 1)) {
    // "three-quarters of a million" is a number, but of what is rarely people: its words are kept.
    return share(k)
  }
  const out = tokens[k]?.norm === 'out' && tokens[k + 1]?.norm === 'of'
  const every = (at: number): number => (/^every|each$/.test(tokens[at]?.norm ?? '') ? at + 1 : at)
  const whole = out ? every(k + 2) : tokens[k]?.norm === 'in' ? every(k + 1) : -1
  const of = whole < 0 ? null : numeral(tokens, whole, lexicon.numbers, text)
  if (!of || 'lower' in number || of.value <= number.value || of.value > 1_000_000) return null
  // "three in two days", "40 in 2023" are no shares.
  if (!out && (of.value > 1000 || lexicon.units.after.get(tokens[of.last + 1]?.norm ?? '') === 'time'))
    return null
  return share(of.last)
}

/** Apply bound words before and after an amount. */
function bind(
  tokens: readonly Token[],
  amount: Amount,
  senses: readonly BoundSense[],
  lexicon: Lexicon,
): Amount {
  let bound: Omit<Amount, 'last' | 'rule'> = amount
  let { last } = amount
  for (const sense of senses) bound = bounded(bound, sense)
  let rule =
    senses.length === 0
      ? amount.rule
      : (senses.find((s) => s !== 'additional' && s !== 'total') ?? amount.rule)
  const glue = tokens[last + 1]?.norm === '-' && tokens[last]?.end === tokens[last + 1]?.start ? 1 : 0
  const comma = tokens[last + 1]?.norm === ',' ? 1 : 0
  const after = lexicon.bounds.after.at(tokens, last + 1 + (glue || comma))
  // "40, or more": a comma may stand before all but the one-word ones.
  if (after && (comma === 0 || after.length > 1)) {
    bound = bounded(bound, after.value)
    rule = after.value
    last += after.length + (glue || comma)
  }
  if (tokens[last + 1]?.norm === 'more' && amount.rule !== 'share' && tokens[last + 2]?.norm !== 'than') {
    bound = bounded(bound, 'additional')
    last++
  }
  if (/^others?$/.test(tokens[last + 1]?.norm ?? '')) bound = bounded(bound, 'additional')
  return { ...bound, last, rule }
}
