import { contains, overlaps } from '../../text/index.ts'
import type { Quotation, Span } from '../../model/index.ts'
import { isDirect } from '../../segment/index.ts'
import { HEARD } from './heard.ts'
import { startOf, type FoundAttribution } from '../phrase/found.ts'

/** What another reader found. */
export interface Proposed {
  readonly attributions: readonly ProposedSpans[]
  /** Did it read the whole text, meaning to find everything? Then most rules do not count against its silence. */
  readonly complete: boolean
}

interface ProposedSpans extends FoundAttribution {
  /** Where it counts only if its cue reports speech or a rule has the same cue. */
  readonly alone?: 'if-speech'
}

/** "put the toll at 40", "counts 40 dead": whoever else says words around it, the amount is his who gives it. */
const FIGURE = 'figure-after-cue'

/**
 * Rules whose find stands where the reader is silent: what quotation marks, the sentence, the source or a number bounds.
 * Of what the other rules find alone fewer than a third is right on PolNeAR's held-out training documents.
 */
const FIRM: ReadonlySet<string> = new Set([
  'asked',
  'content-after-source',
  'content-around-cue',
  'content-before-brackets',
  'figures-after-colon',
  'content-before-source',
  FIGURE,
  'gerund-after-cue',
  'headline-colon',
  'impersonal',
  'quote-after-cue',
  'silence',
])

/** Rules that know who speaks by the words around him: "heard from the ministry that", "according to the ministry". */
const NAMING: ReadonlySet<string> = new Set([HEARD, 'content-after-source', 'content-before-source'])

/** "The dead are put at 40 by the ministry." */
const PUT = 'passive-by-source'

/** Rules that know who gives a number where no verb of saying does: "spoke of 40 dead", "the dead are put at 40 by the ministry". */
const GIVING: ReadonlySet<string> = new Set(['object-after-preposition', PUT])

/** What is asked of words: does a cue report speech, does a content tell what happened to people, or to how many? */
export interface Asks {
  readonly speaks: (cue: readonly Span[]) => boolean
  readonly tells: (content: readonly Span[]) => boolean
  readonly counts: (content: readonly Span[]) => boolean
  /** Is a content an amount and no more? */
  readonly amountAlone: (content: readonly Span[]) => boolean
  /** Does a verb begin behind an offset, and no comma before it? */
  readonly verbAt: (offset: number) => boolean
  /** Does an offset part the words of one phrase? */
  readonly parted: (offset: number) => boolean
  /** Can what the reader alone finds be somebody's words? */
  readonly sound: (one: FoundAttribution) => boolean
}

interface Quoting {
  readonly text: string
  readonly quotations: readonly Pick<Quotation, 'span'>[]
}

/** What the rules and another reader found in `doc`, in text order. */
export function combined(
  doc: Quoting,
  byRules: readonly FoundAttribution[],
  { attributions, complete }: Proposed,
  asks: Asks,
): readonly FoundAttribution[] {
  if (attributions.length === 0) return byRules
  const all = complete
    ? joined(doc, byRules, attributions, asks)
    : [...beside(byRules, attributions), ...attributions]
  return all.toSorted((a, b) => startOf(a) - startOf(b))
}

/**
 * The rules' own that stay beside another reader's: those by layout (a transcript's turns), for they hold what no
 * sentence says, and those which share no words with a proposal.
 */
function beside(
  byRules: readonly FoundAttribution[],
  proposed: readonly FoundAttribution[],
): FoundAttribution[] {
  const taken = proposed.flatMap(words)
  return byRules.filter((rule) => rule.cue.length === 0 || !meet(words(rule), taken))
}

/**
 * Where rules and reader have one cue, they are one attribution: the cue is the rule's, and the source, which it cuts more
 * neatly, where both mean the same; the content is the reader's, who knows the rule's, which its rule's name says
 * (`trained-content`). What the rules alone have counts where it is layout, firm or direct.
 */
function joined(
  doc: Quoting,
  byRules: readonly FoundAttribution[],
  proposed: readonly ProposedSpans[],
  asks: Asks,
): FoundAttribution[] {
  const counting = proposed.filter(
    (one) =>
      (one.alone === undefined || asks.speaks(one.cue)) &&
      (byRules.some(({ cue }) => meet(cue, one.cue)) || (asks.sound(one) && !labels(doc, byRules, one))),
  )
  const free = new Set(beside(byRules, counting))
  const used = new Set<ProposedSpans>()
  const ruled = byRules.flatMap((rule): FoundAttribution[] => {
    const same = proposed.find(({ cue }) => meet(cue, rule.cue))
    if (!same) {
      const stays =
        rule.cue.length === 0 ||
        rule.rule === FIGURE ||
        (free.has(rule) && (FIRM.has(rule.rule) || isDirect(doc, rule.content))) ||
        ((asks.speaks(rule.cue) || GIVING.has(rule.rule)) && asks.counts(rule.content)) ||
        // "The toll, put [at 300] by the army, is 400, the rebels say", "by the army's count 12 died, by the villagers' [60]".
        ((rule.rule === PUT || NAMING.has(rule.rule)) && asks.amountAlone(rule.content)) ||
        // "The ministry says that, according to the clinics, ten died": within what somebody says.
        (NAMING.has(rule.rule) &&
          asks.counts(rule.content) &&
          !counting.some(({ cue }) => meet(cue, [...rule.cue, ...rule.source]))) ||
        followingText(doc, rule)
      return stays ? [rule] : []
    }
    // "40, the army says, [and 60, according to the rebels]", "the rebels said 40 had died, [the army nine]": the other voice's figure.
    if (rule.rule === FIGURE || asks.amountAlone(rule.content) || goesBeyond(doc, rule, same))
      return used.add(same) && [rule]
    // "…, according to the ministry, with ten more hurt": a second content of one cue.
    if (used.has(same)) return FIRM.has(rule.rule) && !meet(rule.content, same.content) ? [rule] : []
    used.add(same)
    // "when asked why", "reportedly": a rule that names nobody knows that nobody is named.
    const surer = NAMING.has(rule.rule) || rule.source.length === 0 || same.source.length === 0
    const source = surer || meet(rule.source, same.source) ? rule.source : same.source
    const content = takesRival(rule, same, byRules) ? rule.content : contentOf(doc, rule, same, asks)
    return [{ source, cue: rule.cue, content, rule: `${same.rule}-content` }]
  })
  return told([...ruled, ...counting.filter((one) => !used.has(one))])
}

/** "Vera [interjected], [calling] | it a lie": what somebody says by saying it is told once, by both cues. */
function told(all: readonly FoundAttribution[]): FoundAttribution[] {
  const outer = ({ source, cue: [cue] }: FoundAttribution): FoundAttribution | undefined =>
    cue && all.find((other) => meet(other.source, source) && other.content[0]?.[0] === cue[0])
  const outers = all.map(outer)
  const twice = new Set(outers)
  return all.flatMap((one, i) =>
    twice.has(one) ? [] : [{ ...one, cue: [...(outers[i]?.cue ?? []), ...one.cue] }],
  )
}

/** "MR. HALE: …", of which the rules have the whole turn: its label says nothing more. */
const labels = ({ text }: Quoting, byRules: readonly FoundAttribution[], one: FoundAttribution): boolean =>
  one.cue.every((span) => text.slice(...span) === ':') &&
  byRules.some(({ cue, source }) => cue.length === 0 && meet(source, one.source))

/** A content of several paragraphs goes further than the reader sees. */
const goesBeyond = ({ text }: Quoting, rule: FoundAttribution, { content }: FoundAttribution): boolean =>
  rule.content.some((span) => text.slice(...span).includes('\n')) &&
  content.every((span) => rule.content.some((whole) => contains(whole, span)))

/** Does a span begin or end in the middle of quoted words? */
const cutsQuotation = ({ quotations }: Quoting, spans: readonly Span[]): boolean =>
  spans.some((span) => span.some((at) => quotations.some((q) => q.span[0] + 1 < at && at < q.span[1] - 2)))

/** What the one content of a rule holds after the reader's, which is within it; null where it is not. */
function leftOut({ content: [whole, second] }: FoundAttribution, content: readonly Span[]): Span | null {
  if (!whole || second || !content.every((span) => contains(whole, span))) return null
  return [Math.max(...content.map((span) => span[1])), whole[1]]
}

/** "said 14 officers were hurt, [two of whom were shot]": does a clause that hangs on the content tell of people? */
const addsEvent = (words: string, rest: Span, tells: Asks['tells']): boolean =>
  HANGING_ON.test(words) && tells([rest])

const HANGING_ON =
  /^["”]?[\s,]*((\w+ )?of whom|who|which|whose|where|and that|some of|most of|among them|including)\b/i

/** "The command announces the following:", to which all that stands below belongs. */
const followingText = ({ text }: Quoting, { content: [content] }: FoundAttribution): boolean =>
  content !== undefined && /^the following$/i.test(text.slice(...content))

/** "nine died, police said, and [12 were hurt], doctors said": does the reader's content hold a voice that the rule's stands behind? */
function takesRival(
  { rule, content: [own] }: FoundAttribution,
  { content }: FoundAttribution,
  byRules: readonly FoundAttribution[],
): boolean {
  if (!own || !BEHIND.test(rule)) return false
  return byRules.some(({ source: [source], cue: [cue] }) =>
    [source, cue].every((span) => span && span[1] <= own[0] && content.some((held) => contains(held, span))),
  )
}

/** Rules whose content stands before who says it. */
const BEHIND = /^content-before-(cue|source)$/

/** Do the first quoted words of the rule's clause stand in what is left out, no new clause between? */
function addsQuotation(
  { quotations }: Quoting,
  { content: [whole] }: FoundAttribution,
  words: string,
  [start]: Span,
): boolean {
  const first = whole && quotations.find(({ span }) => overlaps(span, whole))
  return first !== undefined && first.span[0] >= start && !/^\s*([,;—–-]|and\b|but\b)/.test(words)
}

/**
 * Does the reader's content end within a phrase where the rule's does not: beyond it ("said nine died. Five of the dead |
 * were boys"), or before people whom the rule's counts ("tell us ten men lost their | lives")?
 */
function breaksOff(rule: FoundAttribution, content: readonly Span[], { parted, counts }: Asks): boolean {
  const [end, whole] = [content, rule.content].map((spans) => Math.max(...spans.map((span) => span[1])))
  if (end === undefined || whole === undefined || end === whole || !parted(end) || parted(whole)) return false
  return end > whole || counts(rule.content)
}

/** The reader's content, less a clause joined on after the words of attribution: "…, she said, and the ferry sailed". */
function contentOf(
  doc: Quoting,
  rule: FoundAttribution,
  { content }: FoundAttribution,
  asks: Asks,
): readonly Span[] {
  const { text } = doc
  const { tells } = asks
  if (breaksOff(rule, content, asks)) return rule.content
  if (rule.rule === 'clause-after-cue') {
    const rest = leftOut(rule, content)
    const words = rest ? text.slice(...rest) : ''
    const more = rest && (addsQuotation(doc, rule, words, rest) || addsEvent(words, rest, tells))
    return more ? rule.content : content
  }
  const rest = /^(object|figure|question)-after-cue$/.test(rule.rule) ? leftOut(rule, content) : null
  // "verified two raids, in which five patients [died]": no clause ends before its verb.
  if (rest && rest[0] < rest[1] && asks.verbAt(rest[0]) && asks.tells([rest])) return rule.content
  if (rule.rule !== 'content-before-cue') return content
  // Quoted words end where their mark stands: what goes on into the midst of others says too much.
  const whole = rule.content.every((span) => content.some((other) => contains(other, span)))
  if (whole && cutsQuotation(doc, content)) return rule.content
  const said = Math.max(...[...rule.source, ...rule.cue].map(([, end]) => end))
  const own = content.filter(([start, end]) => start < said || !JOINED_ON.test(text.slice(said, end)))
  return own.length > 0 ? own : content
}

/** ", and the ferry", " on Friday, but nobody": not ", and “we waited”", which goes on with what was said. */
const JOINED_ON = /^[^,;.]{0,40}[,;—–]\s*(and|but)\s+(?!["“'‘])/i

const words = ({ cue, content }: FoundAttribution): Span[] => [...cue, ...content]

const meet = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((span) => b.some((other) => overlaps(span, other)))
