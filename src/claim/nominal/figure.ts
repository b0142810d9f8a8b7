import type { FoundQuantity, Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { saidAsideEnd } from '../phrase/aside.ts'
import { bare } from '../phrase/bare.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isParticiple, verbFrame } from '../clause/verb.ts'
import { endsAsPlural } from '../../text/index.ts'
import { bound } from './figure-bound.ts'

/** What a noun for a count comes to, and the verb that says so, or -1: "reached" of "the toll reached 40". */
export interface Figure {
  readonly group: Group
  readonly verb: number
}

const ASIDE = /^(when|which|as|if|once|while|after|including|among|amongst|all)$/
const NOT = /^(not|n't|never)$/
/** Words right before a figure that lead to it by themselves: "at 40", "were 40". */
const LINK = /^(at|as|to|into|in|is|are|was|were|be|been)$/

/**
 * The figure that "the death toll", "the number of those killed" comes to, told after token `from` in its sentence.
 * `plain`: where no verb that says little else stands between, only "at" or "to" a figure.
 */
export function figureAfter(parts: Parts, from: number, plain = false): Figure | null {
  const { tokens, quantities, quantityOf, periodOf, lexicon } = parts
  let verb = -1
  let loose = false
  let not = -1
  const borne = pastSaid(parts, pastBearer(parts, from))
  // "a figure [which] the rebels put at 40"
  const start = tokens[borne]?.norm === 'which' ? borne + 1 : borne
  for (let i = start; i < Math.min(tokens.length, start + 24); i++) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from - 1]?.sentence) return null
    if (periodOf[i] !== -1) continue
    const fills = asideFigure(parts, i)
    if (fills && verb < 0) return { group: fills, verb: -1 }
    const q = quantities[quantityOf[i] ?? -1]
    if (q) {
      const skipped = before(parts, q)
      if (skipped === null) return null
      if (skipped >= 0) {
        i = skipped
        continue
      }
      // "exceed 3,000": the verb is a word of the amount.
      const own = lexicon.figures.verbs.get(tokens[q.first]?.lemma ?? '')
      if (own !== undefined) {
        verb = q.first
        loose = own !== 'reach'
      }
      // "the new deaths bring to 12 the number of policemen killed".
      if (
        /^(the|their)$/.test(tokens[q.last + 1]?.norm ?? '') &&
        /^(number|total)$/.test(tokens[q.last + 2]?.norm ?? '')
      )
        return null
      const people = counted(parts, q, i)
      if (!people) return null
      const link = tokens[unquoted(tokens, beforeAdverb(tokens, people.first - 1))]?.norm ?? ''
      // "put the figure as high as 40".
      const high = tokens[people.first]?.norm === 'as'
      if (plain && (loose || verb < 0) && !LINK.test(link) && !high) return null
      return { group: bound(parts, people, q, from, not), verb }
    }
    // "the number of those killed in 2005, which was 197", "the wounded, who number 16".
    const who = t.norm === ',' ? (tokens[i + 1]?.norm ?? '') : ''
    if ((who === 'which' || who === 'who') && quantityOf[i + 3] !== -1 && verb < 0) {
      i++
      continue
    }
    const past = Math.max(pastClause(parts, i), verb < 0 ? saidAsideEnd(parts, i) : -1)
    if (past > i) {
      i = past
      continue
    }
    // "the toll was higher: some put it at 40": another clause.
    // "the toll could climb: two of the wounded …"
    if (
      t.norm === ':' &&
      verb >= 0 &&
      (modal(parts, verb) || tokens.slice(verb, i).some(({ tag }) => tag === 'ADJ'))
    )
      return null
    // "(body count), 3 detainees": an aside ends.
    if (t.text === ')' && !tokens.slice(from, i).some(({ text }) => text === '(')) return null
    // "the toll may rise, given that several …": so is this.
    if (t.norm === 'given' && tokens[i + 1]?.norm === 'that') return null
    if (verb >= 0 && t.norm === 'as' && (ofThose(parts, i + 1) || someDoing(tokens[i + 1]))) return null
    // "the toll is expected to rise, with dozens still trapped", "to climb after 30 were pulled out": others.
    if (/^(with|after)$/.test(t.norm) && verb >= 0 && (tokens[i - 1]?.norm === ',' || i === verb + 1))
      return null
    // "the toll is the highest since 2009, when 115 people died": another year's.
    if (t.norm === 'when') return null
    if (NOT.test(t.norm)) not = i
    // "the toll is unclear, the mayor confirmed nine deaths": what is open has no figure.
    if (verb < 0 && lexicon.moods.clause.at(tokens, i)?.value === 'unknown') return null
    // "the number of hostages [still held] stands at 90".
    if (stillTold(parts, i, from)) continue
    if (t.tag === 'VERB' || (verb < 0 && lexicon.figures.verbs.get(t.lemma) === 'reach')) {
      const known = lexicon.figures.verbs.get(t.lemma)
      if (known === undefined) return null
      loose = known !== 'reach'
      verb = i
    } else if (opens(parts, i)) return null
  }
  return null
}

/** "the toll may rise as [several of the wounded] are in danger": an amount of people told before opens a clause. */
const ofThose = (parts: Parts, i: number): boolean => {
  const some = groupAt(parts, i)
  return some?.first === i && some.last > i && /^(AUX|VERB)$/.test(parts.tokens[some.last + 1]?.tag ?? '')
}

/** "the toll may rise as [rescuers] search for 40 men": a plural without an amount opens a clause too. */
const someDoing = (t: Token | undefined): boolean => t?.tag === 'NOUN' && endsAsPlural(t.norm)

const modal = (parts: Parts, verb: number): boolean => verbFrame(parts, verb).modal !== null

/** "casualties [that we have suffered] come to 90": the token after such a clause that opens at `from`; else `from`. */
function pastBearer({ tokens, lexicon }: Parts, from: number): number {
  let i = /^(that|which)$/.test(tokens[from]?.norm ?? '') ? from + 1 : from
  if (!/^(we|they|it|he|she|I)$/i.test(tokens[i]?.norm ?? '')) return from
  i++
  while (tokens[i]?.tag === 'AUX' || tokens[i]?.tag === 'ADV') i++
  return lexicon.sets.bearLosses.has(tokens[i]) ? i + 1 : from
}

/** "a toll [that residents say] is 40": the token after words of saying that open at `from`; else `from`. */
function pastSaid({ tokens, lexicon }: Parts, from: number): number {
  if (!/^(that|which)$/.test(tokens[from]?.norm ?? '')) return from
  let i = from + 1
  while (/^(DET|ADJ|NOUN|PROPN)$/.test(tokens[i]?.tag ?? '')) i++
  const says = i > from + 1 && lexicon.cues.verbOf(tokens[i])?.takes.has('clause')
  return says && /^(AUX|VERB)$/.test(tokens[i + 1]?.tag ?? '') ? i + 1 : from
}

/**
 * "the toll[, which the army puts at 300,] may be 400", "[, put at 300 by the army,]", "[in Harra, put by the army at 300,]": the
 * figure of an aside that opens at token `i`, or behind where or of what the toll is; else null.
 */
export function putAside(parts: Parts, i: number): Figure | null {
  const { tokens, lexicon } = parts
  let comma = i
  if (tokens[i]?.tag === 'ADP') while (comma < i + 7 && WHERE.test(tokens[comma]?.tag ?? '')) comma++
  if (tokens[comma]?.norm !== ',') return null
  let verb = tokens[comma + 1]?.norm === 'which' ? comma + 2 : comma + 1
  while (/^(DET|ADJ|NOUN|PROPN)$/.test(tokens[verb]?.tag ?? '')) verb++
  if (lexicon.figures.verbs.get(tokens[verb]?.lemma ?? '') !== 'put') return null
  let at = verb + 1
  if (tokens[at]?.norm === 'by') while (at < verb + 7 && tokens[at + 1] && tokens[at]?.norm !== 'at') at++
  const group = tokens[at]?.norm === 'at' ? groupAt(parts, at + 1) : null
  return group?.first === at + 1 && group.quantity && /^(bare|people)$/.test(group.kind)
    ? { group, verb }
    : null
}

const WHERE = /^(ADP|SCONJ|DET|ADJ|NOUN|PROPN)$/

/** "the toll[ – about 900 – ]has doubled", "[ – 900 according to police – ]": an amount alone that fills an aside, which opens at token `i`; else null. */
function asideFigure(parts: Parts, i: number): Group | null {
  const { tokens } = parts
  if (!/^([(—–]|--)$/.test(tokens[i]?.text ?? '')) return null
  const group = groupAt(parts, i + 1)
  const fills = group?.first === i + 1 && group.kind === 'bare' && group.quantity
  return fills && /^([)—–]|--|according)$/.test(tokens[group.last + 1]?.text ?? '') ? group : null
}

/** "the number of hostages [still held] stands at 90", "of victims [identified] so far is 300": a participle that tells of them. */
function stillTold(parts: Parts, i: number, from: number): boolean {
  const { tokens, lexicon } = parts
  const verb = tokens[i]
  // "civilian deaths reached 300", of which troops who reached a place tell too.
  if (lexicon.figures.verbs.get(verb?.lemma ?? '') === 'reach' && parts.quantityOf[i + 1] !== -1) return false
  const participle =
    isParticiple(parts, i) ||
    (verb?.tag === 'VERB' &&
      verb.norm.endsWith('ed') &&
      /^(AUX|ADV|ADP)$/.test(tokens[i + 1]?.tag ?? '') &&
      !lexicon.figures.verbs.has(verb.lemma))
  return participle && tokens.slice(from, i).every(({ tag }) => tag === 'ADV')
}

/**
 * The comma or bracket that ends an aside like ", when it came,", ", which had stood at 40," or "(including 18 children)",
 * which opens at `i`; else -1.
 */
function pastClause({ tokens }: Parts, i: number): number {
  const open = tokens[i]?.norm ?? ''
  if (!/^[,(]$/.test(open) || !ASIDE.test(tokens[i + 1]?.norm ?? '')) return -1
  for (let k = i + 2; k < i + 14 && tokens[k]?.sentence === tokens[i]?.sentence; k++)
    if (tokens[k]?.norm === (open === ',' ? ',' : ')')) return k
  return -1
}

/** "brings to 40 the number [of dead]", "puts at “nearly 40” the number": the figure told before "the number", whose first word is token `first`. */
export function figureBefore(parts: Parts, first: number): Figure | null {
  const { tokens, quantities, quantityOf, lexicon } = parts
  const the = /^(the|their|its)$/.test(tokens[first - 1]?.norm ?? '') ? first - 1 : first
  const end = unquoted(tokens, the - 1)
  const q = quantities[quantityOf[end] ?? -1]
  const link = unquoted(tokens, (q?.first ?? 0) - 1)
  if (!q || q.last !== end || !/^(to|at)$/.test(tokens[link]?.norm ?? '')) return null
  for (let verb = link - 1; verb > link - 3; verb--)
    if (lexicon.figures.verbs.get(tokens[verb]?.lemma ?? '') === 'put') return { group: bare(q), verb }
  return null
}

/** "deaths are [thus] 900", "are [now] 40": back over an adverb. */
const beforeAdverb = (tokens: readonly Token[], i: number): number => (tokens[i]?.tag === 'ADV' ? i - 1 : i)

/** Back over a quotation mark: "to “more than 40”". */
const unquoted = (tokens: readonly Token[], i: number): number =>
  /^["“”'‘’]$/.test(tokens[i]?.text ?? '') ? i - 1 : i

/** Does another clause open at token `i`? "has since risen" is none. */
function opens({ tokens, periodOf }: Parts, i: number): boolean {
  const { tag, norm, text } = tokens[i] as Token
  // "in and around Harra", "in Harra and Dovra": places of one clause.
  const [before, after] = [tokens[i - 1]?.tag ?? '', tokens[i + 1]?.tag]
  if (tag === 'CCONJ' && before === after && /^(ADP|PROPN)$/.test(before)) return false
  // "the toll since 8 March".
  const since = norm === 'since' && (tokens[i - 1]?.tag === 'AUX' || periodOf[i + 1] !== -1)
  const link = /^(as|that)$/.test(norm) || since
  const owner = /^(its|their|his|her|our)$/.test(norm)
  // "losses [there] at 85".
  const place = norm === 'there'
  return (
    (/^(CCONJ|PRON)$/.test(tag) && !owner && !place) || /^[;—–]$/.test(text) || (tag === 'SCONJ' && !link)
  )
}

/**
 * An amount that is not yet the figure, by its last token, or -1 where it is: "from 12 to 15", "by five to 62", "the
 * toll of two attacks". Null where only a change is told: "rose by five".
 */
function before(parts: Parts, { first, last, kind }: FoundQuantity): number | null {
  const { tokens, quantityOf, periodOf } = parts
  const group = groupAt(parts, last)
  const link = tokens[(group?.kind === 'thing' ? Math.min(first, group.first) : first) - 1]?.norm ?? ''
  const end = Math.max(last, group?.last ?? last)
  // "the number of people killed by the three storms has risen to 12": who did it.
  const doer = link === 'by' && group?.kind === 'thing' && group.quantity !== null
  if (doer && tokens[Math.min(first, group.first) - 2]?.tag === 'VERB' && group.last > last) return end
  if (kind === 'share' || /^(from|by)$/.test(link)) {
    // "by about a hundred, to 253".
    let to = tokens[end + 1]?.norm === ',' ? end + 2 : end + 1
    // "by eight overnight to 84".
    while (periodOf[to] !== undefined && periodOf[to] !== -1) to++
    // "by seven per cent, from 321 to 299".
    if (/^(to|from)$/.test(tokens[to]?.norm ?? '') && quantityOf[to + 1] !== -1) return end
    if (kind === 'share' || link === 'by') return null
  }
  return group?.kind === 'thing' && /^(from|of|in|after|on|at|against)$/.test(link) ? end : -1
}

/** The people counted by `q`, or the amount alone: "40", "40 soldiers", "the 40 mark"; null for other things. */
function counted(parts: Parts, q: FoundQuantity, i: number): Group | null {
  const { tokens, lexicon } = parts
  const group = groupAt(parts, i)
  if (!group?.quantity) return null
  if (group.kind !== 'thing') return group
  return lexicon.sets.marks.has(tokens[group.head])
    ? { ...bare(q), first: group.first, last: group.last }
    : null
}
