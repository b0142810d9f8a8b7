import type { Token } from '../../model/index.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** What stands before a verb: auxiliaries, negation, and what its infinitive hangs on. */
export interface VerbFrame {
  /** Token index of the first auxiliary or adverb of the verb, or the verb itself. */
  readonly first: number
  readonly passive: boolean
  readonly perfect: boolean
  readonly negated: boolean
  readonly modal: string | null
  readonly infinitive: boolean
  /** Token index of the word an infinitive or gerund hangs on ("failed to", "stop …ing"), or -1. */
  readonly governor: number
}

const BE = new Set(
  "be is are was were been being am 's 're 'm got gets get getting isn aren wasn weren".split(' '),
)
const HAVE = new Set("have has had having 've hasn haven hadn".split(' '))
const MODALS = new Set("may might could would should can will must shall 'll 'd wo ca sha cannot".split(' '))
const DO = new Set(['do', 'does', 'did', 'don', 'didn', 'doesn'])
const NOT = new Set(['not', "n't", 'never', "'t", 'nor', 'neither', 'hardly', 'no', 'longer'])
const SELF = /^(himself|herself|themselves|itself)$/
const CARRY = new Set(['and', 'or', 'and/or', ',', 'then', 'either', 'both', '/', 'later', 'subsequently'])

const ADVERBIAL =
  /^(in fact|in turn|in effect|no doubt|of course|by then|by now|at once|at first|at least|for certain|to boot)$/

const helps = (t: Token | undefined): boolean => t !== undefined && (BE.has(t.norm) || HAVE.has(t.norm))

/** "were [on Friday] killed": the token before the period that ends at `i` and its preposition. */
function beforePeriod({ tokens, periodOf }: Parts, i: number): number {
  let k = i
  while (k >= 0 && periodOf[k] === periodOf[i]) k--
  return /^(on|in|over|during|at)$/.test(tokens[k]?.norm ?? '') ? k - 1 : k
}

/** Read leftwards from the verb at `i` over auxiliaries, adverbs and negations. */
export function verbFrame(parts: Parts, i: number): VerbFrame {
  const { tokens } = parts
  const sentence = tokens[i]?.sentence
  let first = i
  let passive = false
  let perfect = false
  let negated = false
  let modal: string | null = null
  let infinitive = false
  let governor = -1
  let k = i - 1
  for (; k >= 0; k--) {
    const t = tokens[k]
    if (!t || t.sentence !== sentence) break
    if (BE.has(t.norm) && isAuxiliary(t, tokens[k + 1])) {
      passive = true
      first = k
    } else if (HAVE.has(t.norm)) {
      perfect = true
      first = k
    } else if (MODALS.has(t.norm) && t.tag !== 'NOUN' && t.tag !== 'PROPN') {
      modal = t.norm
      first = k
    } else if (DO.has(t.norm)) first = k
    else if (/^(remain|stay)/.test(t.lemma) && t.tag !== 'NOUN') {
      passive = true
      first = k
    } else if (known(parts, k)) continue
    // "was himself wounded".
    else if (SELF.test(t.norm) && tokens[k - 1]?.tag === 'AUX') continue
    // "had in fact been killed".
    else if (ADVERBIAL.test(`${tokens[k - 1]?.norm} ${t.norm}`) && helps(tokens[k - 2])) k--
    else if ((parts.periodOf[k] ?? -1) >= 0 && helps(tokens[beforePeriod(parts, k)]))
      k = beforePeriod(parts, k) + 1
    else if (NOT.has(t.norm) && t.norm !== 'no') {
      negated = true
      first = k
    } else if (t.norm === 'to' && k === first - 1) {
      infinitive = true
      first = k
      governor = governing(parts, k - 1)
      break
    } else if (
      t.tag === 'ADV' ||
      // "were cowardly murdered", "have likely been killed".
      (t.tag === 'ADJ' && t.norm.endsWith('ly') && helps(tokens[k - 1])) ||
      /^(then|also|still|already|both|either|all|since|even|just|only|being|currently|reportedly|feared)$/.test(
        t.norm,
      )
    ) {
      // An adverb belongs to the verb when an auxiliary stands before it, or nothing but the verb follows.
      if (t.tag === 'NUM' || (parts.quantityOf[k] ?? -1) !== -1 || k < first - 6) break
      // "had recently been hurt": a time inside the verb.
      if ((parts.periodOf[k] ?? -1) !== -1 && !adverbInside(tokens, k)) break
      if (!adverbInside(tokens, k)) {
        if (first === i) continue
        break
      }
      continue
    } else if (/^["“”'‘’]$/.test(t.text) && k > 0 && /AUX|VERB/.test(tokens[k - 1]?.tag ?? '')) continue
    // "were deliberately [and] systematically executed", "internally [or] externally displaced".
    else if (/^(and|or)$/.test(t.norm) && tokens[k + 1]?.tag === 'ADV' && adverbInside(tokens, k)) continue
    // "was machine-gunned".
    else if (t.norm === '-' && tokens[k - 1]?.norm === 'machine') k--
    else if (t.norm === ',' && k === first - 1) {
      const auxiliary = beforeInserted(tokens, k)
      if (auxiliary < 0) break
      k = auxiliary + 1
    } else break
  }
  return { first, passive, perfect, negated: negated || shunned(tokens, first), modal, infinitive, governor }
}

/** "rather than be captured", "instead of surrendering": what did not happen, as something else did. */
export const shunned = (tokens: readonly Token[], first: number): boolean =>
  (tokens[first - 1]?.norm === 'than' && tokens[first - 2]?.norm === 'rather') ||
  (tokens[first - 1]?.norm === 'of' && tokens[first - 2]?.norm === 'instead')

/** Does it tell how it is known, between "be" and what happened: "were reported killed", "are listed as missing"? */
const known = ({ tokens, lexicon }: Parts, k: number): boolean => {
  const at = tokens[k]?.norm === 'as' ? k - 1 : k
  const before = tokens[at - 1]
  return lexicon.sets.reportedAs.has(tokens[at]) && (BE.has(before?.norm ?? '') || before?.tag === 'ADV')
}

/** "were[, the ministry said,] killed", "had[, by nightfall,] been hurt": the auxiliary before an aside that ends at `comma`; else -1. */
function beforeInserted(tokens: readonly Token[], comma: number): number {
  for (let k = comma - 2; k > comma - 10 && tokens[k]?.sentence === tokens[comma]?.sentence; k--) {
    if (tokens[k]?.norm !== ',') continue
    const verb = tokens[k - 1]
    return verb?.tag === 'AUX' && helps(verb) ? k - 1 : -1
  }
  return -1
}

// "'s" is a verb only after a pronoun or before a participle; tagged AUX or VERB there.
const isAuxiliary = (t: Token, next: Token | undefined): boolean =>
  t.norm !== "'s" || t.tag === 'AUX' || (t.tag === 'VERB' && next !== undefined)

function adverbInside(tokens: readonly Token[], k: number): boolean {
  for (let i = k - 1; i >= Math.max(0, k - 3); i--) {
    const t = tokens[i] as Token
    if (t.tag === 'AUX' || BE.has(t.norm) || HAVE.has(t.norm) || MODALS.has(t.norm)) return true
    if (t.tag !== 'ADV' && t.tag !== 'PART') return false
  }
  return false
}

/** The verb, adjective or noun before "to": "failed [to]", "able [to]", "forced them [to]". */
export function governing(parts: Parts, before: number): number {
  const { tokens } = parts
  const from = beforePlace(parts, before)
  for (let i = from; i >= Math.max(0, from - 6); i--) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from]?.sentence) return -1
    if (t.tag === 'VERB' || t.tag === 'ADJ' || t.tag === 'AUX') return i
    const people = groupAt(parts, i)?.kind ?? 'thing'
    if (t.tag === 'NOUN' && i === from && people === 'thing') return tool(parts, i) ?? i
    if (/^(PUNCT|CCONJ|SCONJ)$/.test(t.tag)) return -1
  }
  return -1
}

/** "[used] machetes to kill", "[using] a rope to hang him": the verb of what somebody does it with, which ends at `last`; else null. */
function tool(parts: Parts, last: number): number | null {
  const { tokens } = parts
  const verb = (groupAt(parts, last)?.first ?? last) - 1
  return tokens[verb]?.lemma === 'use' ? verb : null
}

/** "forced 500 people [from Harra and two villages] to flee": the last token before where they are, or `last`. */
function beforePlace(parts: Parts, last: number): number {
  const { tokens } = parts
  let group = groupAt(parts, last)
  const left =
    tokens[(group?.first ?? 0) - 1]?.norm === 'and' ? groupTo(parts, (group?.first ?? 0) - 2) : null
  if (left) group = left
  const link = (group?.first ?? 0) - 1
  const people = groupAt(parts, link - 1)
  return /^(from|in|at|near|around|across)$/.test(tokens[link]?.norm ?? '') && people?.kind === 'people'
    ? link - 1
    : last
}

/** Is the verb at `first` joined to one before it without a subject of its own ("were shot and killed")? Its index or -1. */
export function joinedTo(parts: Parts, first: number): number {
  const { tokens } = parts
  let k = first - 1
  // "was beaten and badly hurt".
  if (
    tokens[k]?.tag === 'ADV' &&
    tokens[k]?.norm.endsWith('ly') &&
    tokens[k]?.sentence === tokens[first]?.sentence
  )
    k--
  if (!CARRY.has(tokens[k]?.norm ?? '')) return -1
  while (k >= 0 && CARRY.has(tokens[k]?.norm ?? '')) k--
  while (k >= 0 && tokens[k]?.tag === 'ADV' && tokens[k]?.sentence === tokens[first]?.sentence) k--
  const t = tokens[k]
  return t && t.sentence === tokens[first]?.sentence && (t.tag === 'VERB' || isParticiple(parts, k)) ? k : -1
}

export const isParticiple = (parts: Parts, i: number): boolean =>
  eventsAt(parts, i).some(
    ({ sense, form }) => sense.as === 'verb' && (form === 'ed' || form === 'participle'),
  )
