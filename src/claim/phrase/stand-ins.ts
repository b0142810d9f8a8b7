import { wordSet } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { pronoun } from './bare.ts'
import type { Group } from './draft.ts'
import type { Stretch } from './groups.ts'
import type { Ground } from './parts.ts'
import { wordAmount } from './word-amount.ts'

/** Words that stand for people only by what is said of them: "all who gave their lives", "those killed", "another was hurt". */
export function standIns(ground: Ground, { first, last }: Stretch): Group[] {
  const { doc, tokens, quantityOf } = ground
  const found: Group[] = []
  for (let i = first; i <= last; i++) {
    const t = tokens[i] as Token
    // "a third was hurt", "the fourth was hurt": one more of those told before.
    if ((t.norm === 'a' || t.norm === 'the') && nth(ground, i + 1))
      found.push({ ...pronoun(i + 1), first: i, quantity: wordAmount(doc, t, 1) })
    // "the one who fled was caught".
    if (t.norm === 'the' && tokens[i + 1]?.norm === 'one' && tokens[i + 2]?.norm === 'who')
      found.push({ ...pronoun(i + 1), first: i, quantity: wordAmount(doc, tokens[i + 1] as Token, 1) })
    // "another was hurt", "and another surrendered".
    if (t.norm === 'another' && quantityOf[i] === -1 && acts(tokens, i + 1))
      found.push({ ...pronoun(i), quantity: wordAmount(doc, t, 1) })
    // "bringing to 41 the number who have died".
    const number = t.norm === 'number' && tokens[i - 1]?.norm === 'the' && tokens[i + 1]?.norm === 'who'
    if (number) found.push({ ...pronoun(i), first: i - 1 })
    if (!ALL.has(t) || quantityOf[i] !== -1) continue
    const counted = tokens[i - 1]?.norm === 'of' && quantityOf[i - 2] !== -1 && t.norm === 'those'
    // "All were killed.": "all who gave their lives" tells no amount.
    const all = t.norm === 'all' && tokens[i + 1]?.tag === 'AUX' ? wordAmount(doc, t, null) : null
    if (!counted && toldBehind(ground, i + 1)) found.push({ ...pronoun(i), quantity: all })
  }
  return found
}

/** Does a verb stand at `i`, or behind an adverb there? */
const acts = (tokens: readonly Token[], i: number): boolean =>
  /^(AUX|VERB)$/.test(tokens[tokens[i]?.tag === 'ADV' ? i + 1 : i]?.tag ?? '')

const NTH = wordSet('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '))
/** "a 14th died", "a fourteenth died"; "the 14th" is a day. */
const LATER = /^(\d+(st|nd|rd|th)|eleventh|twelfth|[a-z]+teenth|twentieth)$/
const nth = ({ tokens, lexicon }: Ground, i: number): boolean =>
  (NTH.has(tokens[i]) || (tokens[i - 1]?.norm === 'a' && LATER.test(tokens[i]?.norm ?? ''))) &&
  (/^(was|is|has|had|died)$/.test(tokens[i + 1]?.norm ?? '') ||
    // "two were killed and a third captured".
    (tokens[i - 2]?.norm === 'and' && lexicon.events.at(tokens, i + 1).some(({ form }) => form === 'ed')) ||
    // "kidnapped three engineers and killed a fourth", not "killed a third of them".
    (!/^(NOUN|PROPN|ADJ|NUM)$/.test(tokens[i + 1]?.tag ?? '') &&
      tokens[i + 1]?.norm !== 'of' &&
      lexicon.events
        .at(tokens, i - 2)
        .some(
          ({ sense, form }) =>
            sense.as === 'verb' && sense.sure && form !== 'base' && sense.victim !== 'subject',
        )))

const ALL = wordSet(['all', 'those', 'many', 'some', 'most', 'several', 'few', 'both'])

/** Do the words from token `i` on tell that the word before them stands for people? */
const toldBehind = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.norm === 'who' ||
  // "Two men came. Both were shot."
  (/^(both|all)$/.test(tokens[i - 1]?.norm ?? '') && /^(was|were|are|is)$/.test(tokens[i]?.norm ?? '')) ||
  // "it is not known how many were hurt".
  (tokens[i - 2]?.norm === 'how' && tokens[i]?.tag === 'AUX') ||
  (tokens[i - 1]?.norm === 'those' &&
    lexicon.events.at(tokens, i).some(({ form }) => form === 'ed' || form === 'participle'))
