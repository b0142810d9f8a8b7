import { authorityOf, chargeOf, type Charge, type Lexicon } from '../../lexicon/index.ts'
import type { Attribution, Report, Source, Span } from '../../model/index.ts'
import { spanTokens } from '../../segment/index.ts'
import { covering, lengthOf } from '../../text/index.ts'
import { landOf } from '../phrase/land.ts'
import type { Parts } from '../phrase/parts.ts'

export interface Voice {
  readonly attribution: Attribution | null
  readonly sourceId: string | null
  readonly viaId: string | null
}

/**
 * Does it assert its content? "Nobody in Oslo cares about the villagers killed" does not make them Oslo's dead: what the
 * trained reader alone finds wished, felt or done lends a claim no voice, nor does what somebody "refused to" do.
 */
const speaks = (parts: Parts, attribution: Attribution): boolean =>
  !commands(parts, attribution) &&
  (attribution.stance !== 'other' || !/^(trained|infinitive-after-cue)$/.test(attribution.rule))

/** "had ordered soldiers to shoot nine": whoever orders a deed does not tell of it. */
function commands({ tokens, lexicon }: Parts, { cue, content, rule }: Attribution): boolean {
  const [ordered] = rule === 'object-after-cue' ? cue : []
  if (!ordered || !lexicon.sets.commands.has(spanTokens(tokens, ordered).at(-1))) return false
  const [behind] = content
  return (
    behind !== undefined &&
    spanTokens(tokens, behind).some((token) => token.norm === 'to' && tokens[token.index + 1]?.tag === 'VERB')
  )
}

/** Its content, and the words of saying that part it: what is told by "the army's toll" and "12" around "stands at". */
const whole = ({ content, cue, source }: Attribution): readonly Span[] => {
  const parted = content.slice(1).flatMap((next, i): Span[] => {
    const before = content[i] ?? next
    const between = [...cue, ...source].filter(([start, end]) => before[1] <= start && end <= next[0])
    const rest = between.reduce((left, [start, end]) => left - (end - start), next[0] - before[1])
    // But for commas nothing else: not "said Hale, whose brother was killed".
    return between.length > 0 && rest < 7 ? [[before[0], next[1]]] : []
  })
  return parted.length === 0 ? content : [...content, ...parted]
}

/** Who says the words at a span: the innermost attribution whose content holds them, and who relays that. */
export function voices(attributions: readonly Attribution[], parts: Parts): (span: Span) => Voice {
  // Only of a speech is the author the voice: the army that publishes a report may be cited in it like anybody.
  const speech = attributions.find(({ rule }) => rule === 'speech')
  // What stands above a statement, and "Notes to editors" below it, are not in its speaker's voice.
  const [start = 0] = speech?.content[0] ?? []
  const end = speech?.content.at(-1)?.[1] ?? 0
  const by = new Map(attributions.map((a) => [a.id, a]))
  const around = covering(
    attributions.filter((one) => speaks(parts, one)),
    whole,
  )
  return (span) => {
    const author = (start <= span[0] && span[0] < end && speech?.sourceId) || null
    let best: Attribution | null = null
    let width = Infinity
    for (const attribution of around(span)) {
      if (attribution.stance === 'denies' && takenAsKnown(parts, attribution, span)) continue
      const size = lengthOf(attribution.content)
      // Of a party cited and who cites it, the cited one, though its words may go further: "quoted a clerk as saying that …".
      const cites = best?.within === attribution.id
      const cited = best !== null && attribution.within === best.id
      if (!cites && (cited || size <= width)) {
        best = attribution
        width = size
      }
    }
    if (!best) return { attribution: null, sourceId: author, viaId: null }
    // "Norland has not confirmed the ten deaths": whoever tells of the silence says so, not the silent.
    const own = best.stance === 'does-not-acknowledge' ? null : best.sourceId
    let outer = best.within === null ? null : by.get(best.within)
    while (outer && (outer.sourceId === best.sourceId || NO_RELAY.test(outer.stance)))
      outer = outer.within === null ? null : by.get(outer.within)
    const sourceId = own ?? outer?.sourceId ?? author
    const via = outer?.sourceId ?? (author !== sourceId ? author : null)
    return { attribution: best, sourceId, viaId: via === sourceId ? null : via }
  }
}

/** "There was no word from Kyiv of the 300 losses that Moscow claims", "Kyiv disputed Moscow's figure of 300": neither relays it. */
const NO_RELAY = /^(does-not-acknowledge|denies)$/

/**
 * "denied responsibility for the attack that killed nine": of what happened only their part in it is denied, or what
 * else stands before a relative clause that tells it.
 */
function takenAsKnown({ tokens, lexicon }: Parts, { content }: Attribution, [at]: Span): boolean {
  const around = content.find(([start, end]) => start <= at && at < end)
  const before = around ? spanTokens(tokens, [around[0], at]) : []
  if (before.slice(0, 3).some((token) => lexicon.sets.partIn.has(token))) return true
  const opens = before.findLastIndex(({ norm }) => /^(who|which|where|that)$/.test(norm))
  const noun = before[opens - 1]
  if (opens < 1 || before.slice(opens).some(({ tag }) => tag === 'VERB')) return false
  // "denied reports that nine died", "denied saying that nine died".
  return before[opens]?.norm !== 'that' || (noun?.tag === 'NOUN' && !lexicon.cues.nounOf(noun))
}

/** What a source speaks of by its office: its own land, its own soldiers, or null. */
export function charge(sourceId: string | null, sources: readonly Source[], { lexicon }: Parts): Charge {
  const source = sources.find(({ id }) => id === sourceId)
  return source ? chargeOf(source.name, source.role, source.kind, lexicon) : null
}

/**
 * The side whose voice a source is: told by its name or office, or, of who speaks in a transcript without an office,
 * by the body that published it. Who asks ("Q", "reporter") speaks for nobody.
 */
export function authority(
  sourceId: string | null,
  sources: readonly Source[],
  parts: Parts,
  report: Report,
): string | null {
  const { doc, lexicon } = parts
  const { publisher, author } = report
  const source = sources.find(({ id }) => id === sourceId)
  if (!source) return null
  const { name, role, kind, mentions } = source
  const own =
    authorityOf(name, role, kind, lexicon) ??
    (role === null ? authorityOf('', name, 'person', lexicon) : null) ??
    (chargeOf(name, role, kind, lexicon) === 'land'
      ? ofTown(role ?? (kind === 'person' ? '' : name), lexicon)
      : null)
  if (own || publisher === null || kind !== 'person') return own
  const speaks =
    name === author || doc.turns.some((turn) => turn.name === name || turn.speaker[0] === mentions[0]?.[0])
  return speaks ? houseOf(report, parts) : null
}

/** The side whose body published a report: the army of "Our soldiers hit …" in its own release, which cites nobody. */
export const houseOf = ({ publisher }: Report, { lexicon }: Parts): string | null =>
  publisher === null ? null : authorityOf(publisher, null, 'organisation', lexicon)

/** Words of an office that are no part of its town's name. */
const OFFICE =
  /\b(Police|Regional|Provincial|Military|Administration|Prosecutor|Prosecutors|Office|Council|Department|Health|State|City)\b/g

/** "the governor of Kharkiv", "Police in Peshawar" (not the town of Police): the land whose office that is. */
const ofTown = (title: string, lexicon: Lexicon): string | null =>
  landOf(
    title.replace(OFFICE, (word) => word.toLowerCase()),
    new Map(),
    lexicon,
  )
