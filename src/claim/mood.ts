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
  let polarity: Polarity = group?.none || frame?.negated ? 'negated' : 'affirmed'
  let modality: Modality = 'asserted'
  if (frame?.modal) {
    if (HEDGED_MODAL.test(frame.modal)) modality = 'hedged'
    else if (HYPOTHETICAL_MODAL.test(frame.modal)) {
      modality = frame.perfect && /^(must|could)$/.test(frame.modal) ? 'hedged' : 'hypothetical'
    }
  }
  if (frame && frame.governor >= 0) {
    const governor = tokens[frame.governor] as Token
    for (const found of lexicon.moods.governor.get(governor.lemma) ?? []) {
      if (found === 'negated') polarity = polarity === 'negated' ? 'affirmed' : 'negated'
      else if (found === 'hypothetical' && polarity === 'affirmed') modality = 'hypothetical'
    }
    if (governed(tokens, frame.governor)) {
      // "have not been able to capture" is a plain denial, not a plan.
      polarity = 'negated'
      modality = 'asserted'
    }
  } else if (frame?.infinitive && modality === 'asserted') modality = 'hypothetical'

  const from = Math.min(frame?.first ?? head, group?.first ?? head)
  const [first, last] = clause(parts, from, head)
  for (let i = first; i <= last; i++) {
    const open = lexicon.moods.clause.at(tokens, i)
    if (open?.value === 'unknown' && near(tokens, i, from, head)) polarity = 'unknown'
    else if (
      open?.value === 'hedged' &&
      modality === 'asserted' &&
      Math.abs(i - head) < 14 &&
      !otherClause(tokens, head, i)
    )
      modality = 'hedged'
  }
  for (let i = Math.max(first, from - 12); i < head; i++) {
    const open = lexicon.moods.before.at(tokens, i)
    const until = Math.min(from, head)
    const condition = /^(if|unless|in)$/.test(tokens[i]?.norm ?? '')
    // After the people it stands between them and their verb, or in a clause of their own: "a man who tried to stop them".
    const to = i < until || open?.value === 'negated' ? until : head
    if (!open || crosses(tokens, i, to, condition ? /^(AUX|VERB)$/ : /^(AUX|VERB|PUNCT)$/)) continue
    if (open.value === 'hypothetical') modality = polarity === 'unknown' ? modality : 'hypothetical'
    else if (
      open.value === 'negated' &&
      // "no more than six people": the words of an amount deny nothing.
      !(group?.quantity && !group.none && i >= group.first && i <= group.last) &&
      i + open.length >= from - 1 &&
      !/^(VERB|AUX)$/.test(tokens[from - 1]?.tag ?? '')
    )
      polarity = 'negated'
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
  return { polarity, modality }
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

/** "36 bodies were found, and the rest are presumed dead": does a hedge after the event stand in a clause of its own? */
const otherClause = (tokens: readonly Token[], head: number, hedge: number): boolean =>
  tokens
    .slice(head + 1, hedge)
    .some(
      (t, k, all) =>
        /^(and|but|while|or)$/.test(t.norm) &&
        all.slice(k).some(({ tag }) => tag === 'AUX' || tag === 'VERB'),
    )

/** Does another clause begin between the two? `tags` are parts of speech that show one, beside words such as "but". */
const crosses = (tokens: readonly Token[], from: number, to: number, tags?: RegExp): boolean => {
  for (let i = from + 1; i < to; i++) {
    if (/^(but|;|:|\.|then|while)$/.test(tokens[i]?.norm ?? '')) return true
    // "If we remember the men who died": what stands after another verb is no condition.
    if (tags?.test(tokens[i]?.tag ?? '')) return true
  }
  return false
}
