import type { Quantity, Token } from '../model/index.ts'
import type { Draft, Group } from './draft.ts'
import { clause, mood } from './mood.ts'
import { plain } from './group.ts'
import type { Parts } from './parts.ts'
import { subject } from './subject.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from './verb.ts'
import { human, onRight, partsOfWhole } from './victims.ts'
import { sideIn, who } from './who.ts'

/** Claims that nouns make: "45,000 casualties", "the killing of 12 people", "a death toll of 40", "20 hostages". */
export function nominal(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  switch (trigger.sense.as) {
    case 'count':
      return count(parts, trigger, inConflict)
    case 'toll':
      return toll(parts, trigger)
    case 'act':
      return act(parts, trigger, inConflict)
    default:
      return people(parts, trigger)
  }
}

function draft(
  parts: Parts,
  trigger: Trigger,
  group: Group | null,
  rule: string,
  sufferer: Group | null = null,
): Draft {
  const { polarity, modality } = mood(parts, trigger.head, null, group)
  return {
    event: trigger.event,
    manner: trigger.sense.manner,
    first: trigger.first,
    last: trigger.last,
    group,
    sufferer,
    polarity,
    modality,
    rule,
  }
}

/** The first token of the noun phrase that ends at `head`: over adjectives, nouns, numbers and a determiner. */
function phraseStart({ tokens, quantityOf }: Parts, head: number): number {
  let first = head
  while (first > 0) {
    const t = tokens[first - 1] as Token
    if (t.sentence !== tokens[head]?.sentence) break
    if (
      !/^(ADJ|NOUN|PROPN|NUM|DET|SYM)$/.test(t.tag) &&
      (quantityOf[first - 1] ?? -1) === -1 &&
      !/^('s|-|["“”'‘’])$/.test(t.norm)
    ) {
      if (!(t.tag === 'VERB' && /(ed|ing)$/.test(t.norm) && tokens[first - 2]?.tag === 'DET')) break
    }
    first--
    if (t.tag === 'DET') break
  }
  return first
}

/** The amount in the phrase from `first` to `head`, or right before it ("hundreds of"), or the adjective that stands for one ("heavy"). */
function amount(
  parts: Parts,
  first: number,
  head: number,
): { quantity: Quantity; none: boolean; at: number } | null {
  const { tokens, quantities, quantityOf, lexicon } = parts
  for (let i = head - 1; i >= first; i--) {
    const q = quantities[quantityOf[i] ?? -1]
    if (q) return { quantity: plain(q), none: q.none, at: q.first }
  }
  let near = tokens[first - 1]?.norm === 'of' ? first - 2 : first - 1
  if (/^["”“]$/.test(tokens[near]?.text ?? '')) near--
  const q = quantities[quantityOf[near] ?? -1]
  if (q?.last === near) return { quantity: plain(q), none: q.none, at: q.first }
  for (let i = first; i < head; i++) {
    const t = tokens[i] as Token
    if (t.norm === 'no') {
      const quantity = {
        span: [t.start, t.end] as const,
        wording: t.text,
        lower: 0,
        upper: 0,
        approx: false,
        per: null,
      }
      return { quantity, none: true, at: i }
    }
    if (lexicon.extents.has(t.norm)) {
      const quantity = {
        span: [t.start, t.end] as const,
        wording: t.text,
        lower: null,
        upper: null,
        approx: false,
        per: null,
      }
      return { quantity, none: false, at: i }
    }
  }
  return null
}

/** Who inside the phrase before the noun: "civilian casualties", "Russian losses", "troop deaths". */
function modifier(
  parts: Parts,
  first: number,
  head: number,
): { words: readonly [number, number] | null; role: string | null; side: string | null } {
  const { tokens, lexicon } = parts
  let words: [number, number] | null = null
  let role: string | null = null
  for (let i = first; i < head; i++) {
    const noun = lexicon.populations.at(tokens, i)
    if (!noun || i + noun.length > head) continue
    role = noun.value
    words = [words?.[0] ?? i, i + noun.length - 1]
  }
  const side = sideIn(parts, first, head - 1)
  return { words, role, side }
}

const AFTER_COUNT =
  /^(among|amongst|of|for|to|by|in|from|on|amid|within|inflicted|suffered|sustained|including)$/

/** People told after the noun: "casualties among the peacekeepers", "the death of 12 soldiers". */
function told(parts: Parts, from: number): Group | null {
  const { tokens, groups, groupOf } = parts
  if (!AFTER_COUNT.test(tokens[from]?.norm ?? '')) return null
  let i = from + 1
  // "of at least", "of about": the amount's own words are in the group.
  if (/^(all|both)$/.test(tokens[i]?.norm ?? '') && (groupOf[i] ?? -1) === -1) i++
  const group = groups[groupOf[i] ?? -1]
  return group && group.first <= i && group.last >= i && human(group, tokens[from]?.norm === 'of')
    ? group
    : null
}

const SUFFER =
  /^(suffer|sustain|take|incur|have|absorb|bear|endure|report|lose|inflict|cause|claim|cost|leave|result|acknowledge|admit|face|see|record|sink)$/
const MILITARY =
  /^(irreparable|irrecoverable|human|personnel|battlefield|military|combat|troop|heavy|casualty|civilian|army|enemy)$/

function count(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  const { tokens } = parts
  const { head } = trigger
  const noun = tokens[head] as Token
  const first = phraseStart(parts, trigger.first)
  const much = amount(parts, first, trigger.first)
  const who = modifier(parts, first, trigger.first)
  const afterwards = told(parts, trigger.last + 1)
  const verb = verbBefore(parts, much ? Math.min(first, much.at) : first)
  if (
    !allowed(parts, trigger, inConflict, {
      much: much !== null,
      verb,
      who: who.role !== null || who.side !== null,
      afterwards,
    })
  )
    return []

  if (
    noun.norm === 'life' ||
    noun.norm === 'lives' ||
    /^(body|bodies|corpse|corpses|remains)$/.test(noun.norm)
  ) {
    if (afterwards && !much) return all(parts, trigger, afterwards, 'noun-count')
  }
  if (afterwards?.quantity && !much) return all(parts, trigger, afterwards, 'noun-count')
  const sufferer =
    verb >= 0 &&
    /^(suffer|sustain|take|incur|absorb|bear|endure|lose|have|sink)$/.test(tokens[verb]?.lemma ?? '')
      ? sufferedBy(parts, verb)
      : null
  const people = who.words ?? (afterwards?.words || null)
  const group: Group = {
    first: Math.min(much?.at ?? trigger.first, who.words?.[0] ?? trigger.first),
    last: afterwards && afterwards.kind !== 'bare' ? afterwards.last : trigger.last,
    head,
    kind: 'bare',
    quantity: much?.quantity ?? null,
    none: much?.none ?? false,
    words: people,
    role: who.role ?? afterwards?.role ?? null,
    side: who.side ?? afterwards?.side ?? null,
    sure: true,
  }
  const frame = verb >= 0 ? verbFrame(parts, verb) : null
  const read = mood(parts, head, frame, group)
  const whole: Draft = { ...draft(parts, trigger, group, 'noun-count', sufferer), ...read }
  const some = partsOfWhole(parts, group.last + 1).map((part) => ({
    ...whole,
    group: part,
    rule: 'part-of-whole',
  }))
  return [whole, ...some]
}

const all = (parts: Parts, trigger: Trigger, group: Group, rule: string): Draft[] => {
  const groups = [group, ...onRight(parts, group)]
  const end = Math.max(...groups.map((g) => g.last))
  const some = partsOfWhole(parts, end + 1)
  return [
    ...groups.map((g) => draft(parts, trigger, g, rule)),
    ...some.map((g) => draft(parts, trigger, g, 'part-of-whole')),
  ]
}

interface Evidence {
  readonly much: boolean
  readonly verb: number
  readonly who: boolean
  readonly afterwards: Group | null
}

function allowed(
  parts: Parts,
  trigger: Trigger,
  inConflict: boolean,
  { much, verb, who, afterwards }: Evidence,
): boolean {
  const { tokens } = parts
  const noun = tokens[trigger.head] as Token
  const lemma = verb >= 0 ? (tokens[verb]?.lemma ?? '') : ''
  switch (trigger.sense.word) {
    case 'casualty':
      return noun.norm === 'casualties' ? much || who || afterwards !== null || verb >= 0 || inConflict : much
    case 'death':
      return much || (noun.norm === 'deaths' && (who || (afterwards !== null && afterwards.kind !== 'name')))
    case 'fatality':
      return much || who
    case 'injury':
      return noun.norm === 'injuries' && much && !SUFFER_SELF.test(lemma)
    case 'wound':
      return false
    case 'loss': {
      if (!inConflict || (noun.norm === 'loss' && !afterwards)) return false
      if (afterwards && noun.norm === 'loss') return true
      const [from] = clause(parts, trigger.first, trigger.last)
      const military = tokens
        .slice(Math.max(from, trigger.first - 4), trigger.first)
        .some((t) => MILITARY.test(t.norm))
      return (
        (military || who || SUFFER.test(lemma)) &&
        !/^(job|jobs|seat|seats|revenue|weight|money|material|economic|financial|electoral)$/.test(
          tokens[trigger.first - 1]?.norm ?? '',
        )
      )
    }
    case 'victim':
      return (
        much &&
        inConflict &&
        (/^(claim|kill|leave|cause|bury|find|recover)$/.test(lemma) || afterwards !== null)
      )
    case 'life':
      return (
        (much && /^(claim|cost|take|lose)$/.test(lemma)) ||
        (afterwards !== null &&
          (/^(claim|cost|take|lose)$/.test(lemma) ||
            (tokens[trigger.first - 1]?.norm === 'the' &&
              /^(include|including|lose)$/.test(tokens[trigger.first - 2]?.lemma ?? ''))))
      )
    case 'body':
    case 'corpse':
    case 'cadaver':
    case 'remains': {
      const [from, to] = clause(parts, trigger.first, trigger.last)
      const found = tokens
        .slice(from, to + 1)
        .some((t) =>
          /^(find|recover|discover|pull|identify|unearth|exhume|retrieve|count|bury|dump|see|collect|remove|lie|wash|return|appear|bring)$/.test(
            t.lemma,
          ),
        )
      const dead = tokens
        .slice(from, to + 1)
        .some((t) =>
          /^(dead|beheaded|mutilated|decomposed|charred|bullet-riddled|morgue|rubble|grave|burned|burnt)$/.test(
            t.norm,
          ),
        )
      return (much || (afterwards !== null && afterwards.kind !== 'pronoun')) && (found || dead)
    }
    default:
      return much
  }
}

const SUFFER_SELF = /^(suffer|sustain|receive|have)$/

/** The verb that takes the phrase starting at `first` as its object: "[suffered] heavy casualties"; -1 where none. */
function verbBefore({ tokens }: Parts, first: number): number {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    const t = tokens[i] as Token
    if (/^["”“]$/.test(t.text)) continue
    if (t.sentence !== tokens[first]?.sentence || t.tag === 'PUNCT') return -1
    if (t.tag === 'VERB' || (t.tag === 'AUX' && t.norm.startsWith('ha'))) return i
    if (/^(ADP|CCONJ|SCONJ|PRON)$/.test(t.tag) && !/^(in|of|up)$/.test(t.norm)) return -1
  }
  return -1
}

function sufferedBy(parts: Parts, verb: number): Group | null {
  return subject(parts, verbFrame(parts, verb).first)
}

const UNTIL_NUMBER =
  /^(of|to|at|has|have|had|is|was|were|are|now|rose|risen|rise|rises|rising|reached|reach|reaches|reaching|stood|stands|stand|passed|climbed|climbs|exceeded|exceeds|exceed|topped|hit|jumped|increased|from|by|that|the|up|put|in|its|a|among|surpassed|being|been|for|all|already|least|over|as|high|killed|be|would|could|may|might|will|remains|remained|official|soon|grew|grown|above|beyond|past|latest|,|:|went|goes|currently|north|koreans|between|estimated|revised|down|yesterday|today|at)$/

function toll(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens, quantities, quantityOf, groups, groupOf } = parts
  let found: Group | null = null
  for (let i = trigger.last + 1; i < Math.min(tokens.length, trigger.last + 16); i++) {
    const t = tokens[i] as Token
    if (t.sentence !== tokens[trigger.last]?.sentence) break
    const q = quantities[quantityOf[i] ?? -1]
    if (q) {
      const group = groups[groupOf[i] ?? -1]
      if (group?.kind === 'thing') break
      found = group && group.quantity ? group : null
      // "from 12 to 15": the new figure.
      if (tokens[i - 1]?.norm === 'from' && tokens[q.last + 1]?.norm === 'to') {
        i = q.last
        continue
      }
      break
    }
    if (
      !UNTIL_NUMBER.test(t.norm) &&
      t.tag !== 'PROPN' &&
      t.tag !== 'ADV' &&
      t.tag !== 'NOUN' &&
      t.tag !== 'ADJ'
    )
      break
  }
  if (found) return [{ ...draft(parts, trigger, found, 'noun-toll'), last: trigger.last }]
  const first = phraseStart(parts, trigger.first)
  const who = told(parts, trigger.last + 1)
  const single = draft(parts, trigger, who, 'noun-toll')
  if (trigger.sense.word !== 'toll' && (who || single.polarity === 'unknown'))
    return [{ ...single, first: Math.max(first, trigger.first) }]
  return []
}

const REACH: Record<string, RegExp> = {
  deployment: /^(soldiers|fighters|police)$/,
}

/** "the killing of 12 people", "Romero's murder", "their release", "troop deployment". */
function act(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  const { tokens } = parts
  const fits = (group: Group | null | undefined): group is Group =>
    human(group, trigger.event === 'deaths') && (REACH[trigger.event]?.test(group.role ?? '') ?? true)
  const of = told(parts, ofAfter(parts, trigger.last + 1))
  if (fits(of) && (trigger.sense.sure ? true : inConflict)) return all(parts, trigger, of, 'noun-act')
  if (!inConflict && (!trigger.sense.sure || trigger.sense.word === 'death')) return []
  const left = tokens[trigger.first - 1]
  if (left?.norm === "'s" || left?.norm === "'") {
    const owner = ownerBefore(parts, trigger.first - 1)
    if (fits(owner) && owner.kind !== 'bare' && trigger.event !== 'deployment')
      return [draft(parts, trigger, owner, 'noun-act')]
  }
  return []
}

/** Whose it is: "Bishop Tamm" of "Bishop Tamm's murder", which is one noun phrase. `at` is the "'s". */
function ownerBefore(parts: Parts, at: number): Group | null {
  const { tokens, groups, groupOf } = parts
  const group = groups[groupOf[at - 1] ?? -1]
  if (!group || group.last < at) return group ?? null
  const name = who(parts, group.first, at - 1, false)
  if (!name.name && name.role === null) return null
  const first = tokens[group.first]?.tag === 'DET' ? group.first + 1 : group.first
  return {
    ...group,
    last: at - 1,
    head: at - 1,
    kind: name.name ? 'name' : 'people',
    words: [first, at - 1],
    role: name.role,
    side: name.side,
    sure: name.sure,
  }
}

/** The "of" right after a noun, or after a time: "the killings [in the past 72 hours] of a judge and …"; -1 where none. */
function ofAfter({ tokens, periodOf }: Parts, from: number): number {
  for (let i = from; i < from + 9; i++) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from - 1]?.sentence) return -1
    if (t.norm === 'of' && periodOf[i + 1] === -1 && periodOf[i] === -1) return i
    if (periodOf[i] === -1 && t.norm !== 'of' && !/^(in|on|during|over|at|last|since)$/.test(t.norm))
      return -1
  }
  return -1
}

/** "20 hostages", "refugees": the noun tells what happened to them. */
function people(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens, groups, groupOf } = parts
  if (tokens[trigger.first - 1]?.norm === 'as') {
    // "thousands lived as prisoners of war": whoever the clause is about.
    let verb = trigger.first - 2
    while (
      verb > 0 &&
      tokens[verb]?.sentence === tokens[trigger.first]?.sentence &&
      tokens[verb]?.tag !== 'VERB'
    )
      verb--
    const those = tokens[verb]?.tag === 'VERB' ? subject(parts, verbFrame(parts, verb).first) : null
    return those && human(those, false) ? [draft(parts, trigger, those, 'noun-people')] : []
  }
  const group = groups[groupOf[trigger.first] ?? -1]
  if (!group || group.head < trigger.first || !group.quantity) return []
  if (group.head > trigger.last) return []
  if (/^(a|an|the|this|that)$/i.test(group.quantity.wording)) return []
  return [draft(parts, trigger, group, 'noun-people')]
}
