import type { Token } from '../../model/index.ts'
import type { EventTeller } from '../../parse/index.ts'
import { type Draft, type Group, reach } from '../phrase/draft.ts'
import { mood } from '../clause/mood.ts'
import { eventsAt } from '../phrase/follows.ts'
import { allGroups } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { verbFrame } from '../clause/verb.ts'
import { isCounted, isPeople, nearWords, toldByRules } from './words.ts'

/**
 * Claims about people of whom the rules tell nothing, where a trained model says what happened to them and by which word.
 * `barred` are positions that are no sentences.
 */
export function trainedDrafts(
  read: Parts,
  kept: readonly Draft[],
  tell: EventTeller,
  barred: (at: number) => boolean,
): Draft[] {
  const { tokens } = read
  const groups = allGroups(read)
  const made: Draft[] = []
  const byRules = toldByRules(kept)
  // What is told of an amount of people comes before what is told of others in the same words.
  for (const group of [...groups.filter(isCounted), ...groups.filter(isPeople)]) {
    const head = tokens[group.head] as Token
    if (barred(head.start) || byRules.of.has(group.head)) continue
    const words = nearWords(read, group, byRules)
    const told = tell([head.start, head.end], isCounted(group), words)
    const word = told && words[told.word]?.token
    if (!told || word === undefined) continue
    if (yetToCome(read, word as number, group)) continue
    const draft = drafted(read, told.event, word as number, group)
    // What is denied is mostly another's doing ("they did not only kill"): of such proposals none was right.
    if (draft.polarity === 'negated') continue
    if (![...kept, ...made].some((other) => other.event === draft.event && meet(draft, other)))
      made.push(draft)
  }
  return made
}

function drafted(read: Parts, event: string, word: number, group: Group): Draft {
  const { tag } = read.tokens[word] as Token
  const frame = tag === 'VERB' ? verbFrame(read, word) : null
  // "never came home": what is denied is a word of the event, where no list has the verb itself.
  const told = frame && eventsAt(read, word).length === 0 ? { ...frame, negated: false } : frame
  const { polarity, modality } = mood(read, word, told, group)
  return {
    event,
    manner: null,
    first: word,
    last: word,
    group,
    sufferer: null,
    polarity,
    modality,
    rule: 'trained-event',
  }
}

/** "sentenced nine men to [death]", "were condemned to [death]": what only shall come of them. */
function yetToCome({ tokens, lexicon }: Parts, word: number, { first, last }: Group): boolean {
  if (tokens[word]?.tag !== 'NOUN' || tokens[word - 1]?.norm !== 'to') return false
  let verb = last === word - 2 ? first - 1 : word - 2
  if (tokens[verb]?.tag === 'DET') verb--
  return lexicon.moods.governor.get(tokens[verb]?.lemma ?? '')?.includes('hypothetical') ?? false
}

/** Do the words of two claims overlap? */
function meet(a: Draft, b: Draft): boolean {
  const [from, to] = reach(a)
  const [first, last] = reach(b)
  return from <= last && first <= to
}
