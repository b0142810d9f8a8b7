import { overlaps } from '../text/index.ts'
import type { Quotation, Span } from '../model/index.ts'
import { isDirect } from '../segment/index.ts'
import { startOf, type FoundAttribution } from './found.ts'

/** What another reader found. */
export interface Proposed {
  readonly attributions: readonly ProposedSpans[]
  /** Did it read the whole text, meaning to find everything? Then most rules do not count against its silence. */
  readonly complete: boolean
}

interface ProposedSpans extends FoundAttribution {
  /** False where it counts only if a rule has the same cue. */
  readonly alone?: boolean
}

/**
 * Rules whose content quotation marks, the sentence or the source bound on both sides: it stands as the rule has it.
 * Counted on PolNeAR's held-out training documents, these are right about as often as the trained reader; clauses and
 * objects after a cue, and what stands before one, are not.
 */
const FIRM: ReadonlySet<string> = new Set([
  'asked',
  'content-after-source',
  'content-around-cue',
  'content-before-source',
  'gerund-after-cue',
  'headline-colon',
  'impersonal',
  'quote-after-cue',
])

interface Quoting {
  readonly text: string
  readonly quotations: readonly Pick<Quotation, 'span'>[]
}

/** What the rules and another reader found in `doc`, in text order. */
export function combined(
  doc: Quoting,
  byRules: readonly FoundAttribution[],
  { attributions, complete }: Proposed,
): readonly FoundAttribution[] {
  if (attributions.length === 0) return byRules
  const all = complete
    ? joined(doc, byRules, attributions)
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
 * neatly, where both mean the same; the content is the rule's where the rule is firm or has it in quotation marks whole,
 * else the reader's, which its rule's name says (`trained-content`). What the rules alone have counts where it is layout,
 * firm or direct.
 */
function joined(
  doc: Quoting,
  byRules: readonly FoundAttribution[],
  proposed: readonly ProposedSpans[],
): FoundAttribution[] {
  const counting = proposed.filter(({ alone }) => alone !== false)
  const free = new Set(beside(byRules, counting))
  const used = new Set<ProposedSpans>()
  const ruled = byRules.flatMap((rule): FoundAttribution[] => {
    const firm = FIRM.has(rule.rule) || isDirect(doc, rule.content)
    const same = proposed.find(({ cue }) => meet(cue, rule.cue))
    if (!same) return rule.cue.length === 0 || (firm && free.has(rule)) ? [rule] : []
    const again = used.has(same)
    used.add(same)
    if (firm) return [rule]
    const source = same.source.length === 0 || meet(rule.source, same.source) ? rule.source : same.source
    return again
      ? []
      : [{ source, cue: rule.cue, content: contentOf(doc, rule, same), rule: `${same.rule}-content` }]
  })
  return [...ruled, ...counting.filter((one) => !used.has(one))]
}

/** The reader's content, less a clause joined on after the words of attribution: "…, she said, and the ferry sailed". */
function contentOf(
  { text }: Quoting,
  rule: FoundAttribution,
  { content }: FoundAttribution,
): readonly Span[] {
  if (rule.rule !== 'content-before-cue') return content
  const said = Math.max(...[...rule.source, ...rule.cue].map(([, end]) => end))
  const own = content.filter(([start, end]) => start < said || !JOINED_ON.test(text.slice(start, end)))
  return own.length > 0 ? own : content
}

/** But “and “we waited”” goes on with what was said. */
const JOINED_ON = /^(and|but)\s(?!["“'‘])/i

const words = ({ cue, content }: FoundAttribution): Span[] => [...cue, ...content]

const meet = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((span) => b.some((other) => overlaps(span, other)))
