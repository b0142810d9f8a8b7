import type { Lexicon } from '../lexicon/index.ts'
import type { QuantityKind, Token } from '../model/index.ts'
import { isYear, startsWithCapital, startsWithDigit } from '../text/index.ts'
import type { Amount } from './extent.ts'
import { calendarDate } from './calendar-date.ts'

const plural = (t: Token | undefined): boolean =>
  (t?.tag === 'NOUN' || t?.tag === 'PROPN') &&
  (t.norm !== t.lemma || t.norm.endsWith('s') || t.norm === 'people')

/** What an amount counts, as far as the words around it tell. */
export function kindOf(tokens: readonly Token[], amount: Amount, lexicon: Lexicon): QuantityKind {
  if (amount.share) return 'share'
  const { core, first, last, lower, upper } = amount
  const value = upper ?? lower
  const before = tokens[first - 1]
  const hyphen = tokens[last + 1]?.norm === '-' && tokens[last]?.end === tokens[last + 1]?.start
  const next = tokens[hyphen ? last + 2 : last + 1]

  // "the 3d brigade", as armies write it.
  if (tokens[last + 1]?.norm === 'd' && tokens[last]?.end === tokens[last + 1]?.start) return 'ordinal'
  if (lexicon.units.joined.has(tokens[core - 1]?.norm ?? '')) return 'money'
  if (hyphen && next?.tag === 'NOUN' && tokens[last + 3]?.norm === '-' && tokens[last + 4]?.norm === 'old')
    return 'age'
  const after = unitAfter(tokens, hyphen ? last + 2 : last + 1, lexicon)
  if (after === 'time' && /^(old|of)$/.test(tokens[last + 2]?.norm ?? '') && aged(tokens, last + 2))
    return 'age'
  if (after) return after
  if (value === null || lower === null || upper === null) {
    if (value === null) return 'count'
  }
  // "22 Brigade", "3 Battalion": a unit's own number.
  const unit = lexicon.sets.units.has(next) && startsWithCapital(next?.text ?? '') && !plural(next)
  if (unit && value !== 1 && first === core && core === last) return 'score'
  if (clock(tokens, core, last)) return 'time'
  if (dated(tokens, core, last, lexicon)) return 'date'
  if (numbering(tokens, first, last)) return 'score'
  const label = labelled(tokens, first, lexicon)
  if (label === 'age' && value <= 120) return 'age'
  if (label) return label
  if (/^0\d/.test(tokens[core]?.norm ?? '')) return 'score'
  if (lower === upper && value <= 110 && first === core && apposed(tokens, first, last, lexicon)) return 'age'
  if (overAge(tokens, amount, value, lexicon)) return 'age'
  if (!Number.isInteger(value)) return 'measure'
  if (hyphen) return /^(strong|member|man|odd|plus|person)$/.test(next?.norm ?? '') ? 'count' : 'measure'
  // "Boeing 737 crashed", not "In Gaza 12 people died".
  const named = before?.tag === 'PROPN' && first === core && before.end + 1 === tokens[first]?.start
  if (named && /^\d/.test(tokens[core]?.norm ?? '') && !/^(NOUN|ADJ|NUM|PROPN)$/.test(next?.tag ?? '')) {
    const place =
      /^(in|at|near|around|from|to|across|of)$/.test(tokens[first - 2]?.norm ?? '') ||
      (startsWithDigit(tokens[first - 2]?.norm ?? '') && lexicon.periods.months.has(before.norm))
    // "Harra 100 killed and 52 injured": so many there.
    const fallen =
      lexicon.events.at(tokens, last + 1).some(({ sense, form }) => sense.sure && form !== 'ing') &&
      /^(and|,|;|\.|\))$/.test(tokens[last + 2]?.norm ?? '')
    if (!place && !fallen && before.norm.length > 0 && next?.norm !== 'of') return 'score'
  }
  // "won 3-2", "voted 14 to 1".
  if (
    /^(-|–|to)$/.test(tokens[last + 1]?.norm ?? '') &&
    /^\d/.test(tokens[last + 2]?.norm ?? '') &&
    (tokens[first - 1]?.norm === 'by' || lexicon.sets.contests.has(tokens[first - 1]))
  )
    return 'score'
  return 'count'
}

/** "1. Welfare" at the head of a sentence numbers a list, and twelve digits in a row count nobody. */
function numbering(tokens: readonly Token[], first: number, last: number): boolean {
  const token = tokens[first]
  if (first !== last || !token || !startsWithDigit(token.norm)) return false
  if (/^\d{8,}$/.test(token.norm)) return true
  const opens = tokens[first - 1]?.sentence !== token.sentence
  return opens && /^[.)]$/.test(tokens[last + 1]?.norm ?? '') && tokens[last + 1]?.start === token.end
}

const aged = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === 'old' || tokens[i + 1]?.norm === 'age'

/** The unit after a number, past one adjective: "40 long years". */
function unitAfter(tokens: readonly Token[], i: number, lexicon: Lexicon): QuantityKind | null {
  const unit = (k: number): QuantityKind | null => {
    const norm = tokens[k]?.norm ?? ''
    const found = lexicon.units.after.get(norm) ?? null
    // "40 second-hand cars", "40 m people": a unit is a noun or an abbreviation at its end.
    if (found && tokens[k + 1]?.norm === '-' && tokens[k + 2]?.norm !== 'old')
      return tokens[k]?.tag === 'NOUN' ? found : null
    return found
  }
  const direct = unit(i)
  if (direct) return direct
  // "3,000 last month": the month is when.
  if (/^(last|this|next|past|previous|same|following)$/.test(tokens[i]?.norm ?? '')) return null
  if (tokens[i]?.tag === 'ADJ' && tokens[i + 1]?.norm !== 'of') return unit(i + 1)
  return /^(more|square|cubic|consecutive|straight|nautical|us|u\.s\.)$/.test(tokens[i]?.norm ?? '')
    ? unit(i + 1)
    : null
}

/** "Article 5", "Resolution 1701", "aged 12", "ages of 5 and 12". */
function labelled(tokens: readonly Token[], first: number, lexicon: Lexicon): QuantityKind | null {
  let k = first - 1
  // "No. 5", not "… at the gate. Thirteen died."
  if (tokens[k]?.norm === '.' && tokens[k]?.sentence === tokens[first]?.sentence) k--
  const label = tokens[k]
  if (label?.sentence !== tokens[first]?.sentence) return null
  const kind = label ? lexicon.units.before.get(k < first - 1 ? `${label.norm}.` : label.norm) : undefined
  const stop = kind ?? (label ? lexicon.units.before.get(label.norm) : undefined)
  if (stop === 'age') return 'age'
  if (stop) {
    // "In the district 12 people died": a label with an article is no name of a number.
    // "the number one killer" is first of them.
    const article =
      label?.norm !== 'number' &&
      tokens[k - 1]?.tag === 'DET' &&
      !startsWithCapital(label?.text ?? '') &&
      !/-/.test(tokens[first]?.norm ?? '')
    if (
      !article &&
      !verb(tokens, k) &&
      (label?.tag === 'NOUN' || label?.tag === 'PROPN' || !/^\p{L}+$/u.test(label?.norm ?? ''))
    )
      return stop
  }
  // "a boy of barely 20".
  const of = label?.tag === 'ADV' ? k - 1 : k
  if (/^(of|between)$/.test(tokens[of]?.norm ?? '')) {
    const age = lexicon.units.before.get(tokens[of - 1]?.norm ?? '')
    // "a woman of 72".
    if (age === 'age' || lexicon.sets.onePerson.has(tokens[of - 1])) return 'age'
  }
  return null
}

/** "the dead number 40", "casualties number 40": a verb, though tagged as a noun. */
const verb = (tokens: readonly Token[], k: number): boolean =>
  tokens[k]?.norm === 'number' &&
  (tokens
    .slice(Math.max(0, k - 6), k)
    .some(({ norm }) => /^(dead|killed|wounded|injured|victims)$/.test(norm)) ||
    plural(tokens[k - 1]) ||
    (tokens[k - 1]?.tag === 'ADJ' && tokens[k - 2]?.tag === 'DET'))

/** "Ali Hassan, 34, was …", "Ali Hassan (34)". */
function apposed(tokens: readonly Token[], first: number, last: number, { sets, bodies }: Lexicon): boolean {
  const open = tokens[first - 1]?.norm
  const name = tokens[first - 2]
  // "a Kenyan citizen, 28, who …".
  const one =
    name?.tag === 'NOUN' && name.norm === name.lemma && open === ',' && tokens[last + 1]?.norm === ','
  if (one && /^(who|whose|whom|from|was|is)$/.test(tokens[last + 2]?.norm ?? '')) return true
  // "his son, 34, was …".
  const person = sets.onePerson.has(name) || bodies.kin.has(name)
  if (name?.tag !== 'PROPN' && !person) return false
  // "in Harra four died; in San Roque, two": a place.
  let start = first - 2
  while (tokens[start - 1]?.tag === 'PROPN') start--
  const place = name?.tag === 'PROPN' && /^(in|at|near)$/.test(tokens[start - 1]?.norm ?? '')
  if (place && /^[;.]$/.test(tokens[last + 1]?.norm ?? '')) return false
  // "the ministry said nine had died; the UN, 31": no body has an age.
  const letters = start === first - 2 && /^\p{Lu}{2,}$/u.test(name?.text ?? '')
  if (letters && tokens[start - 1]?.norm === 'the') return false
  const close = tokens[last + 1]?.norm ?? ''
  return (open === ',' && /^[,.;)]$|^(who|from|was|and)$/.test(close)) || (open === '(' && close === ')')
}

/** "men over 18", "children under five": a limit of age after a noun for people, with nothing counted after it. */
function overAge(
  tokens: readonly Token[],
  { first, core, last }: Amount,
  value: number,
  { sets }: Lexicon,
): boolean {
  if (core === first || value > 100 || !/^(over|under|above|below)$/.test(tokens[first]?.norm ?? ''))
    return false
  if (/^(NOUN|ADJ|PROPN|NUM)$/.test(tokens[last + 1]?.tag ?? '') || tokens[last + 1]?.norm === 'of')
    return false
  const who = tokens[first - 1]
  return /^(those|anyone|everyone)$/.test(who?.norm ?? '') || sets.ofAnAge.has(who)
}

/** "at 1835", "at approximately 0510": hours of the day, as wires and armies write them. */
function clock(tokens: readonly Token[], core: number, last: number): boolean {
  const norm = tokens[core]?.norm ?? ''
  if (core !== last || !/^(?:[01]\d|2[0-4])[0-5]\d$/.test(norm)) return false
  const at = /^(about|around|approximately|roughly)$/.test(tokens[core - 1]?.norm ?? '') ? core - 2 : core - 1
  return tokens[at]?.norm === 'at' && !/^(NOUN|PROPN)$/.test(tokens[last + 1]?.tag ?? '')
}

/** A day or year of the calendar: "Oct. 7", "27 December", "in 2014", "the 2014 war", "between 2014 and 2022". */
function dated(tokens: readonly Token[], core: number, last: number, lexicon: Lexicon): boolean {
  const norm = tokens[core]?.norm ?? ''
  if (!startsWithDigit(norm)) return false
  // "… on October 7th and 13 are missing".
  if (tokens[core - 1]?.norm === 'and' && /^(is|are|was|were|have|had)$/.test(tokens[last + 1]?.norm ?? ''))
    return false
  // "Oct. 7", "7 and 8 October", "October 7, 2023": a date that begins up to four tokens before.
  const words = { tokens, lexicon }
  for (let k = Math.max(0, core - 4); k <= core; k++) {
    const date = calendarDate(k, null, words)
    if (date && date.last >= core && (date.last > k || k === core)) return true
    // "on 14 March 9 people died": so many, after a day that was named in full.
    if (date?.last === core - 1 && date.last > k && told(tokens[last + 1])) return false
  }
  const years = tokens.slice(core, last + 1).filter((t) => /^\d/.test(t.norm))
  if (lossOf(tokens, core - 1, last, lexicon)) return false
  if (years.length === 0 || !years.every((t) => isYear(t.norm) || /^(?:1\d|20)\d\d[-–]\d{2,4}$/.test(t.norm)))
    return false
  if (
    /^(in|since|during|by|until|from|through|before|after|early|mid|late|between)$/.test(
      tokens[core - 1]?.norm ?? '',
    )
  )
    return true
  const next = tokens[last + 1]
  if (tokens[last]?.norm !== norm && years.length === 1) return false
  if (years.some((t) => t.norm < '1900')) return false
  return !(plural(next) || next?.norm === 'of' || (next?.tag === 'ADJ' && plural(tokens[last + 2])))
}

/** May a number right after a date be of the words that begin here: "on 14 March 20 [died]", "on Friday 3 June 31 [civilians]"? */
const told = (next: Token | undefined): boolean => /^(NOUN|ADJ|VERB|AUX)$/.test(next?.tag ?? '')

/** "their loss was [from 1200 to 1500]", "lost [from 1200 to 1500 men]": as many, and no years; "from" is token `i`. */
function lossOf(tokens: readonly Token[], i: number, last: number, { sets, events }: Lexicon): boolean {
  if (!/^(from|between)$/.test(tokens[i]?.norm ?? '')) return false
  const verb = tokens[i - 1]
  if (verb?.lemma === 'be') return tokens.slice(Math.max(0, i - 7), i - 1).some((t) => sets.tolls.has(t))
  return (
    verb?.tag === 'VERB' &&
    plural(tokens[last + 1]) &&
    events.at(tokens, i - 1).some(({ sense }) => sense.as === 'verb')
  )
}
