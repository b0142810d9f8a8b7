import { wordSet } from '../lexicon/index.ts'
import type {
  Attribution,
  AttributionKind,
  FoundPeriod,
  Report,
  Source,
  Span,
  Stance,
  Token,
} from '../model/index.ts'
import { spanTokens, tokensWithin, turnLabelled } from '../segment/index.ts'
import { covering, lengthOf } from '../text/index.ts'
import { WHETHER } from './spans/following.ts'
import { ADJECTIVE } from './spans/adjective.ts'
import type { FoundAttribution } from './phrase/found.ts'
import { CITED, QUOTED } from './spans/quoted.ts'
import { finished } from './source/registry.ts'
import { saidOn, timesOf } from './said-on.ts'
import { type Scan, spanOf } from './phrase/scan.ts'
import { SILENCE } from './spans/silence.ts'
import { speechOf } from './source/speech.ts'
import { labelled } from './phrase/turn.ts'
import { identify } from './source/who.ts'

/**
 * Sources and attributions from spans: who each source is, direct or not, stance, channel, date said, hedges, and
 * which attribution stands in which. `found` may come from `findSpans` or from any other reader.
 */
export function resolve(
  s: Scan,
  found: readonly FoundAttribution[],
  periods: readonly FoundPeriod[],
  report: Report,
): { sources: Source[]; attributions: Attribution[] } {
  const speech = speechOf(s, report, found.length === 0)
  const all = speech ? [speech.found, ...speech.further, ...found] : found
  const { known, of } = identify(s, all, report, speech)
  const { sources, idOf } = finished(known, s.doc.text)
  const timeAt = new Map(periods.map((p) => [p.first, p]))
  const outerOf = nested(all)
  const ids = new Map(all.map((f, i) => [f, `a${i + 1}`]))
  const attributions = all.map((f, i): Attribution => {
    const source = of[i]
    const outer = outerOf.get(f)
    const free = f.rule === CITED ? NOTHING : beside(s, f)
    return {
      id: `a${i + 1}`,
      source: [...f.source],
      cue: [...f.cue],
      content: [...f.content],
      sourceId: source ? (idOf.get(source) ?? null) : null,
      kind: kindOf(s, f),
      stance: stanceOf(s, f),
      // The day and the place are those of who cites.
      channel: f.rule === CITED ? null : channelOf(s, free),
      saidOn: f.rule === CITED ? null : saidOn(s, f, timesOf(free, timeAt), all),
      hedges: hedgesOf(s, f),
      within: (outer && ids.get(outer)) ?? null,
      rule: f.rule,
    }
  })
  return { sources, attributions }
}

/**
 * Which attribution each one stands in. Of some that stand in each other ("According to the army, ten fell, the mayor
 * said", where both hold all words) the one that holds most stands in none, so that whoever follows them comes to an end.
 */
function nested(all: readonly FoundAttribution[]): ReadonlyMap<FoundAttribution, FoundAttribution | null> {
  const outerOf = nesting(all)
  const outer = new Map(all.map((own) => [own, outerOf(own)]))
  for (const own of all) {
    const chain = new Set<FoundAttribution>()
    let at: FoundAttribution | null = own
    while (at && !chain.has(at)) {
      chain.add(at)
      at = outer.get(at) ?? null
    }
    if (at !== own) continue
    const widest = [...chain].reduce((a, b) => (lengthOf(b.content) > lengthOf(a.content) ? b : a))
    outer.set(widest, null)
  }
  return outer
}

/** The smallest content that holds the cue (or source) of an attribution; for a cited party, whose words it relays. */
function nesting(all: readonly FoundAttribution[]): (own: FoundAttribution) => FoundAttribution | null {
  const around = covering(all, ({ content }) => content)
  const sharing = Map.groupBy(all, ({ content }) => content)
  return (own) => {
    const at = own.cue[0] ?? own.source[0]
    if (!at) return null
    if (own.rule === CITED || own.rule === QUOTED) {
      const citer = sharing.get(own.content)?.find((f) => f !== own && f.rule !== own.rule)
      if (citer) return citer
    }
    let best: FoundAttribution | null = null
    for (const other of around(at)) {
      if (other === own || other.content === own.content) continue
      if (best === null || lengthOf(other.content) < lengthOf(best.content)) best = other
    }
    return best
  }
}

/** Direct when every word stands in quotation marks (or in a turn), mixed when some do. */
function kindOf(s: Scan, { content, rule }: FoundAttribution): AttributionKind {
  if (rule === 'speaker-turn' || rule === 'speech') return 'direct'
  // “Ten fell,” Hale said, citing the army: the quoted words are Hale's.
  if (rule === CITED) return 'indirect'
  let inside = 0
  let outside = 0
  for (const span of content)
    for (const token of spanTokens(s.tokens, span)) {
      if (token.tag === 'PUNCT') continue
      const quotation = token.quotation < 0 ? undefined : s.doc.quotations[token.quotation]
      if (quotation && quotation.span[0] >= span[0] - 1 && quotation.span[1] <= span[1] + 2) inside++
      else outside++
    }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed'
}

/** What the cue's words do with the content; a negated "acknowledge" or "confirm" is a silence. */
function stanceOf(s: Scan, { cue, source, content, rule }: FoundAttribution): Stance {
  const tokens = tokensWithin(s.tokens, cue)
  if (rule === 'speaker-turn') {
    const turn = turnLabelled(s.doc, source[0]?.[0] ?? -1)
    return turn && labelled(turn, s.lexicon) === 'asks' ? 'asks' : 'asserts'
  }
  if (rule === SILENCE) return 'does-not-acknowledge'
  const negated =
    tokens.some((t) => /^(not|n't|never|nor|neither|no|nothing|yet)$/.test(t.norm)) ||
    source.some((span) => /^(neither|nor|no|none|nobody)$/.test(spanTokens(s.tokens, span)[0]?.norm ?? ''))
  if (rule === ADJECTIVE) return adjectiveStance(s, tokens, negated)
  for (const token of tokens.toReversed()) {
    const verb = s.lexicon.cues.verbOf(token)
    // "put it" gives no figure.
    if (verb?.takes.has('figure') && s.tokens[token.index + 1]?.norm === 'it') return 'asserts'
    const noun = s.lexicon.cues.nounOf(token)
    const stance = token.tag === 'NOUN' ? (noun ?? verb)?.stance : (verb ?? noun)?.stance
    if (!stance) continue
    // "neither confirmed nor denied" is a silence, "did not deny" is not yet a statement.
    if (negated && stance === 'denies')
      return tokens.some((t) => /^n?or$/.test(t.norm)) ? 'does-not-acknowledge' : 'other'
    if (stance === 'does-not-acknowledge' && !withheld(s, content)) return 'other'
    // "could not establish how many had died": what somebody does not know he says.
    const question = rule === 'question-after-cue' || (rule === 'trained-content' && asksHow(s, content))
    if (negated && question && tokens.some((t) => /^(could|can)$/.test(t.norm))) return 'asserts'
    if (negated && stance !== 'asks' && stance !== 'other') return 'does-not-acknowledge'
    return stance
  }
  // Words that are in no list of ours, found by a trained reader: nearly all tell what somebody feels or does.
  if (rule === 'trained' && !tokens.some((t) => s.lexicon.sourcePrepositions.at(s.tokens, t.index)))
    return 'other'
  return negated ? 'does-not-acknowledge' : 'asserts'
}

const asksHow = (s: Scan, [content]: readonly Span[]): boolean =>
  content !== undefined && WHETHER.test(spanTokens(s.tokens, content)[0]?.norm ?? '')

/** "is not sure that" puts nothing forward. */
const adjectiveStance = (s: Scan, cue: readonly Token[], negated: boolean): Stance =>
  negated ? 'other' : (s.lexicon.cues.adjectives.at(cue.at(-1)) ?? 'suggests')

/** What is declined is a word, no deed: "to comment", "to confirm the toll"; not "to leave the valley". */
function withheld(s: Scan, content: readonly Span[]): boolean {
  const verb = content[0] && spanTokens(s.tokens, content[0]).find((t) => t.tag === 'VERB')
  const cue = s.lexicon.cues.verbOf(verb)
  return cue !== undefined && cue.stance !== 'other'
}

/** The words of the attribution's sentence that are neither source, cue nor content. */
function beside(s: Scan, f: FoundAttribution): number[] {
  const head = f.cue[0] ?? f.source[0]
  const token = head && spanTokens(s.tokens, head)[0]
  const sentence = s.doc.sentences[token?.sentence ?? -1]
  if (!sentence) return []
  const found: number[] = []
  for (let i = sentence.first; i <= sentence.last; i++) {
    const t = s.tokens[i]
    if (t && !within(f.content, t) && !within(f.source, t) && !within(f.cue, t)) found.push(i)
  }
  return found
}

function within(spans: readonly Span[], { start, end }: Token): boolean {
  for (const [a, b] of spans) if (start < b && a < end) return true
  return false
}

const NOTHING: readonly number[] = []
const INTO_CHANNEL = wordSet(['in', 'on', 'at', 'during', 'via', 'through', 'to'])

/** Where it was said; `free` are the tokens beside the attribution. */
function channelOf(s: Scan, free: readonly number[]): Attribution['channel'] {
  for (const i of free) {
    if (!INTO_CHANNEL.has(s.tokens[i])) continue
    let first = i + 1
    while (/^(DET|ADJ|PRON|NUM)$/.test(s.tokens[first]?.tag ?? '') || s.tokens[first]?.norm === "'s") first++
    let last = -1
    for (let k = first; k < first + 4 && free.includes(k); k++) {
      const match = s.lexicon.channels.at(s.tokens, k)
      if (match) {
        first = Math.min(first, k)
        last = k + match.length - 1
        break
      }
      if (!/^(NOUN|PROPN|ADJ)$/.test(s.tokens[k]?.tag ?? '')) break
    }
    if (last < 0) continue
    // "statement on Telegram": one channel.
    const on = s.tokens[last + 1]
    const further = on && /^(on|via|to)$/.test(on.norm) ? s.lexicon.channels.at(s.tokens, last + 2) : null
    if (further) last += 1 + further.length
    const span = spanOf(s, [first, last])
    return { text: s.doc.text.slice(...span), span }
  }
  return null
}

function hedgesOf(s: Scan, { content, rule }: FoundAttribution): Span[] {
  if (rule === 'speaker-turn' || rule === 'speech') return []
  const found: Span[] = []
  for (const span of content) {
    const tokens = spanTokens(s.tokens, span)
    for (let k = 0; k < tokens.length; k++) {
      const at = tokens[k]?.index ?? 0
      const match = s.lexicon.hedges.at(s.tokens, at)
      if (!match) continue
      // "in May" is no hedge, nor is May Smith.
      if (s.tokens[at]?.norm === 'may' && s.tokens[at]?.tag !== 'AUX') continue
      found.push(spanOf(s, [at, at + match.length - 1]))
      k += match.length - 1
    }
  }
  return found
}
