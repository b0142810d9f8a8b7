import type { Modality, Polarity, Token } from '../model/index.ts'
import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'
import type { VerbFrame } from './verb.ts'

export interface MoodOf {
  readonly polarity: Polarity
  readonly modality: Modality
}

const HYPOTHETICAL_MODAL = /^(would|could|should|must|will|shall|'ll|'d|wo|can|ca)$/
const HEDGED_MODAL = /^(may|might)$/

/** First and last token of the clause around `from`–`to`: up to a semicolon, a colon, a dash or another sentence. */
export function clause({ tokens, doc }: Parts, from: number, to: number): [first: number, last: number] {
  const sentence = doc.sentences[tokens[from]?.sentence ?? 0]
  let first = from
  while (first > (sentence?.first ?? 0) && !/^[;:—]$/.test(tokens[first - 1]?.text ?? '')) first--
  let last = to
  while (last < (sentence?.last ?? to) && !/^[;:—]$/.test(tokens[last + 1]?.text ?? '')) last++
  return [first, last]
}

/** Is it said to be so, not so, or open; and is it asserted, hedged or hypothetical? Read from the words around the event. */
export function mood(parts: Parts, head: number, frame: VerbFrame | null, group: Group | null): MoodOf {
  const { tokens, lexicon } = parts
  const inverted = frame !== null && unmet(tokens, frame)
  let polarity: Polarity = group?.none || (frame?.negated && !inverted) ? 'negated' : 'affirmed'
  let modality: Modality = inverted ? 'hypothetical' : 'asserted'
  if (frame?.modal) {
    if (HEDGED_MODAL.test(frame.modal)) modality = 'hedged'
    else if (HYPOTHETICAL_MODAL.test(frame.modal)) {
      modality = frame.perfect && /^(must|could)$/.test(frame.modal) ? 'hedged' : 'hypothetical'
    }
  }
  if (frame && frame.governor >= 0) {
    const governor = tokens[frame.governor] as Token
    // "the aim is to free them", "they were to be shot".
    if (governor.tag === 'AUX' && /^(be|is|are|was|were)$/.test(governor.norm)) modality = 'hypothetical'
    const told = lexicon.moods.governor.get(governor.lemma) ?? []
    // "sent arms to murder us", "authorised its men to kill": a purpose, unless the word says that it came about.
    if (purpose(frame, governor) && told.length === 0) modality = 'hypothetical'
    for (const found of told) {
      if (found === 'negated') polarity = polarity === 'negated' ? 'affirmed' : 'negated'
      else if (found === 'hypothetical' && !managed(tokens, frame.governor) && polarity === 'affirmed')
        modality = 'hypothetical'
    }
    if (governed(tokens, frame.governor) && conditional(tokens, frame.governor)) modality = 'hypothetical'
    else if (governed(tokens, frame.governor)) {
      // "have not been able to capture" is a plain denial, not a plan.
      polarity = 'negated'
      modality = 'asserted'
    }
  } else if (frame?.infinitive && modality === 'asserted') modality = 'hypothetical'

  const from = Math.min(frame?.first ?? head, group?.first ?? head)
  const [first, last] = clause(parts, from, head)
  if (group?.quantity && withdrawn(parts, from, head)) return { polarity: 'negated', modality: 'asserted' }
  if (given(tokens, frame, group)) return { polarity, modality }
  for (let i = first; i <= last; i++) {
    const open = lexicon.moods.clause.at(tokens, i)
    // "kidnapped by unknown persons", "held at an unknown location".
    const stranger =
      tokens[i]?.norm === 'unknown' &&
      (lexicon.populations.at(tokens, i + 1) !== null ||
        /^(location|place|destination|reasons?|address|site)$/.test(tokens[i + 1]?.norm ?? ''))
    // "an unknown number of girls": the amount is unknown, and not whether it happened.
    const amount = parts.quantityOf[i] !== -1
    if (
      open?.value === 'unknown' &&
      !stranger &&
      !amount &&
      !ofFigures(tokens, head, i) &&
      near(tokens, i, from, head)
    )
      polarity = 'unknown'
    else if (
      open?.value === 'hedged' &&
      modality === 'asserted' &&
      Math.abs(i - head) < 14 &&
      (i < head || tokens[i + open.length - 1]?.norm !== 'that') &&
      !asideHedge(tokens, i, from) &&
      !otherClause(tokens, head, i, open.length)
    )
      modality = 'hedged'
  }
  for (let i = Math.max(first, from - 12); i < head; i++) {
    // "no more than six people", "hundreds, if not thousands": the words of an amount deny nothing.
    if (group?.quantity && !group.none && i >= group.first && i <= group.last) continue
    const open = lexicon.moods.before.at(tokens, i)
    // "possible reaction to the arrest of eight officers": what is possible comes next.
    if (/^(possible|potential|proposed)$/.test(tokens[i]?.norm ?? '') && i < from - 2) continue
    const until = Math.min(from, head)
    const condition = /^(if|unless|in)$/.test(tokens[i]?.norm ?? '')
    // After the people it stands between them and their verb, or in a clause of their own: "a man who tried to stop them".
    const to = i < until || open?.value === 'negated' ? until : head
    if (!open || crosses(tokens, i + open.length - 1, to, condition ? /^(AUX|VERB)$/ : /^(AUX|VERB|PUNCT)$/))
      continue
    // "call for the release of the nurse who was kidnapped".
    if (!condition && i < until && relativeAfter(tokens, group, frame)) continue
    if (open.value === 'hypothetical') modality = polarity === 'unknown' ? modality : 'hypothetical'
    else if (
      open.value === 'negated' &&
      (i + open.length >= from - 1 || tokens[i + open.length - 1]?.norm === 'that') &&
      !/^(VERB|AUX)$/.test(tokens[from - 1]?.tag ?? '')
    ) {
      polarity = 'negated'
      // "I do not believe that 40 died" doubts nothing, it denies.
      if (modality === 'hedged') modality = 'asserted'
    }
  }
  // "Dozens of dead Russians?": asked without a verb, not told.
  const end = tokens[parts.doc.sentences[tokens[head]?.sentence ?? 0]?.last ?? head]
  if (
    end?.norm === '?' &&
    frame === null &&
    modality === 'asserted' &&
    !tokens.slice(first, head).some((t) => t.tag === 'AUX' || t.norm === 'that' || t.norm === 'who')
  )
    modality = 'hypothetical'
  if (polarity === 'affirmed' && modality === 'asserted' && asked(parts, head, first)) polarity = 'unknown'
  if (untrue(parts, from, head, last)) polarity = polarity === 'negated' ? 'affirmed' : 'negated'
  return { polarity, modality }
}

/** "killed 28, figures that could not be confirmed": who doubts the figure denies no death. */
const ofFigures = (tokens: readonly Token[], head: number, open: number): boolean =>
  [2, 3, 4].some(
    (k) =>
      open - k > head &&
      tokens[open - k - 1]?.norm === ',' &&
      /^(figures?|claims?|reports?|accounts?|numbers?|statements?)$/.test(tokens[open - k]?.norm ?? ''),
  )

/** Does a relative clause of theirs tell what happened to people who are more than "anyone"? */
const relativeAfter = (tokens: readonly Token[], group: Group | null, frame: VerbFrame | null): boolean =>
  group !== null &&
  frame !== null &&
  /^(people|name)$/.test(group.kind) &&
  frame.modal === null &&
  tokens.slice(group.last + 1, frame.first).some(({ norm }) => /^(who|whom)$/.test(norm))

/** "had police not shot him": a condition, told by the order of its words. */
const unmet = (tokens: readonly Token[], { first, negated, perfect, passive }: VerbFrame): boolean =>
  negated &&
  !perfect &&
  !passive &&
  tokens[first]?.norm === 'not' &&
  tokens.slice(Math.max(0, first - 4), first).some(({ norm }) => norm === 'had')

/** Is what comes from token `to` on hedged by a word between? "14 people, possibly including a commander". */
export function hedged({ tokens, lexicon }: Parts, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (lexicon.moods.clause.at(tokens, i)?.value === 'hedged') return true
  return false
}

/**
 * "An earlier version said 40 were killed", "police initially said 40 had died but revised the toll": a figure that is
 * taken back.
 */
function withdrawn({ tokens, doc, lexicon }: Parts, from: number, head: number): boolean {
  const sentence = doc.sentences[tokens[head]?.sentence ?? 0]
  if (!sentence) return false
  const { withdrawn: back, initial, revised } = lexicon.moods
  for (let i = from; i >= sentence.first; i--) {
    if (tokens[i]?.text === ';') return false
    if (back.at(tokens, i)) return true
    if (!initial.at(tokens, i)) continue
    for (let k = head + 1; k <= Math.min(sentence.last, head + 20); k++) {
      if (tokens[k]?.text === ';') return false
      if (revised.at(tokens, k)) return true
    }
  }
  return false
}

/** "were able to capture two of them": it came about; "are able to" says nothing of that. */
const managed = (tokens: readonly Token[], governor: number): boolean =>
  tokens[governor]?.norm === 'able' &&
  [1, 2].some((k) => /^(was|were|been)$/.test(tokens[governor - k]?.norm ?? ''))

const purpose = ({ infinitive, perfect, passive }: VerbFrame, { tag }: Token): boolean =>
  infinitive && !perfect && !passive && /^(NOUN|VERB)$/.test(tag)

/** "the 14 wounded", "those 12 killed": that it happened is taken as known, whatever is feared or asked of them. */
const given = (tokens: readonly Token[], frame: VerbFrame | null, group: Group | null): boolean =>
  frame === null &&
  group !== null &&
  group.quantity?.lower != null &&
  [group.first, group.first - 1].some((i) => /^(the|those|these|all)$/.test(tokens[i]?.norm ?? '')) &&
  group.kind !== 'name'

const INVERTED =
  /^(is|are|was|were|did|do|does|has|have|had|would|will|could|can|should|might|isn|aren|wasn|weren|didn)$/

/** "Were 12 people killed?", "Is it true that 12 died?": asked, not told. "Why did they die?" takes it as known. */
function asked({ tokens, doc }: Parts, head: number, first: number): boolean {
  const sentence = doc.sentences[tokens[head]?.sentence ?? 0]
  if (!sentence) return false
  let end = sentence.last
  while (end > head && /^["”’)]$/.test(tokens[end]?.text ?? '')) end--
  if (tokens[end]?.norm !== '?') return false
  let opens = first
  while (
    /^["“‘(,]$/.test(tokens[opens]?.text ?? '') ||
    /^(and|but|so|then|well)$/.test(tokens[opens]?.norm ?? '')
  )
    opens++
  if (!INVERTED.test(tokens[opens]?.norm ?? '') || opens >= head) return false
  const between = tokens.slice(opens + 1, head)
  // "Does the minister know that 12 died?" takes it as known; "know whether", "know of any" does not.
  if (
    between.some(
      (t, k) => FACTIVE.test(t.lemma) && t.norm !== 'known' && !OPEN.test(between[k + 1]?.norm ?? ''),
    )
  )
    return false
  // "Will you meet the families of those killed?", "Any word on the deaths?": not what is asked.
  if (
    between.some(
      (t, k) => (t.tag === 'VERB' && !SAID.test(t.lemma) && t.norm !== 'true') || opensClause(between, k, -1),
    )
  )
    return false
  return tokens[head]?.tag === 'VERB' || between.some(({ norm }) => norm === 'there')
}

const FACTIVE = /^(know|realise|realize|remember|aware|conscious)$/
const OPEN = /^(if|whether|how|who|what|which|why|where|of|about|any|anything|to|\?)$/

/** Verbs between a question and what it asks: "Would you say …?", "Can you confirm that …?" */
const SAID = /^(say|think|believe|confirm|deny|know|hear|claim|tell|kill|die|wound|injure|capture)$/

/** "Reports that 20 were captured are false": what is told of the report denies what it says. */
function untrue({ tokens, lexicon }: Parts, from: number, head: number, last: number): boolean {
  let that = from
  while (
    that > from - 8 &&
    tokens[that]?.norm !== 'that' &&
    tokens[that]?.sentence === tokens[head]?.sentence
  )
    that--
  if (tokens[that]?.norm !== 'that' || !/^(NOUN|PROPN)$/.test(tokens[that - 1]?.tag ?? '')) return false
  for (let i = head + 1; i <= last && i < head + 16; i++) {
    if (/^(but|while|;)$/.test(tokens[i]?.norm ?? '')) return false
    if (lexicon.moods.verdict.at(tokens, i)) return true
  }
  return false
}

/** "if they had not sent them [to die]": what a condition denies is told of nobody. */
function conditional(tokens: readonly Token[], governor: number): boolean {
  for (let i = governor - 1; i > governor - 9 && tokens[i]?.sentence === tokens[governor]?.sentence; i--) {
    if (/^(if|unless)$/.test(tokens[i]?.norm ?? '')) return true
    if (/^[,;:]$/.test(tokens[i]?.norm ?? '')) return false
  }
  return false
}

/** "have not been able [to]", "could not manage [to]": the governor is itself negated. */
function governed(tokens: readonly Token[], governor: number): boolean {
  for (let i = governor; i >= Math.max(0, governor - 5); i--) {
    const t = tokens[i] as Token
    if (/^(not|n't|never|unable|nor)$/.test(t.norm)) return true
    if (i < governor && !/^(AUX|ADV|PART|VERB|ADJ)$/.test(t.tag)) return false
  }
  return false
}

// What leaves the fact open stands close: "the exact number … is unclear", "it was not known how many".
const near = (tokens: readonly Token[], i: number, from: number, head: number): boolean =>
  i > head
    ? !tokens.slice(head + 1, i).some((t) => /^(and|but|while|;)$/.test(t.norm)) && i - head < 16
    : from - i < 8 && !crosses(tokens, i, from)

/**
 * Does a hedge after the event belong to what comes next? "36 bodies were found, and the rest are presumed dead", "14
 * people were killed, possibly including a commander".
 */
function otherClause(tokens: readonly Token[], head: number, hedge: number, length: number): boolean {
  if (hedge < head) return false
  const next = tokens[hedge + length]
  if (
    tokens[hedge - 1]?.norm === ',' &&
    next !== undefined &&
    !(next.tag === 'PUNCT' || (/^(VERB|AUX)$/.test(next.tag) && next.norm !== 'including'))
  )
    return true
  for (let i = head + 1; i < hedge; i++) {
    if (!/^(and|but|while|or)$/.test(tokens[i]?.norm ?? '')) continue
    if (tokens.slice(i, hedge + 5).some(({ tag }) => tag === 'AUX' || tag === 'VERB')) return true
  }
  return false
}

/** "after", "because", "a blast that …": what follows is told by itself, not feared or planned with what stands before. */
const opensClause = (tokens: readonly Token[], i: number, from: number): boolean =>
  /^(after|because|although|though|which|who|whom|whose)$/.test(tokens[i]?.norm ?? '') ||
  (tokens[i]?.norm === 'that' && i > from + 1 && /^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? ''))

/** "security forces, apparently acting on orders, arrested him": a hedge of what is told aside, up to its comma. */
const asideHedge = (tokens: readonly Token[], hedge: number, from: number): boolean =>
  tokens[hedge - 1]?.norm === ',' &&
  tokens[hedge + 1]?.tag === 'VERB' &&
  tokens.slice(hedge + 1, from).some(({ norm }) => norm === ',')

/** Does another clause begin between the two? `tags` are parts of speech that show one, beside words such as "but". */
const crosses = (tokens: readonly Token[], from: number, to: number, tags?: RegExp): boolean => {
  for (let i = from + 1; i < to; i++) {
    if (/^(but|;|:|\.|then|while)$/.test(tokens[i]?.norm ?? '') || opensClause(tokens, i, from)) return true
    // "If we remember the men who died": what stands after another verb is no condition.
    if (tags?.test(tokens[i]?.tag ?? '')) return true
  }
  return false
}
