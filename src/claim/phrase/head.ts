import type { NounPhrase } from '../../model/index.ts'
import { isEvent } from './event-word.ts'
import type { Ground } from './parts.ts'
import { pluralAsVerb } from './some-of.ts'

/** The head without the event words that end the phrase: "50 killed", "the dead"; with a noun tagged as an adjective. */
export function headOf(ground: Ground, np: NounPhrase): number | null {
  const { tokens, lexicon, quantityOf } = ground
  let { head } = np
  const next = tokens[head + 1]
  if (next?.tag === 'ADJ' && next.sentence === tokens[head]?.sentence && head === np.last) {
    const person = lexicon.populations.at(tokens, head + 1)
    if (person && person.length === 1 && tokens[head]?.tag === 'PROPN') return head + 1
    // "a police general".
    if (lexicon.populations.at(tokens, head)?.length === 2) return head + 1
  }
  // "12 army recruits": of several, "recruits" cannot be the verb.
  if (head === np.last && pluralAsVerb(ground, head + 1) && several(ground, np.first, head)) return head + 1
  // "brought our boys home".
  const before = tokens[head - 1]
  if (
    tokens[head]?.norm === 'home' &&
    head > np.first &&
    before?.norm !== before?.lemma &&
    lexicon.populations.at(tokens, head - 1)
  )
    head--
  // "800 soldiers guard the line": the verb, tagged as a noun.
  if (head > np.first && head === np.last && (verbAsNoun(ground, head) || participleAsNoun(ground, head)))
    head--
  // "killed a soldier Friday".
  while (head > np.first && ground.periodOf[head] !== -1) head--
  while (head > np.first && isEvent(ground, head)) head--
  if (isEvent(ground, head)) return null
  if (head >= np.head) return head
  // "4,000 French dead".
  const nation = quantityOf[head - 1] !== -1 && lexicon.sides.at(tokens, head)?.form === 'adjective'
  const noun = nation || /^(NOUN|PROPN|PRON)$/.test(tokens[head]?.tag ?? '')
  return quantityOf[head] !== -1 || !noun ? null : head
}

/** Does an amount of more than one stand from token `first` to before `end`? */
const several = ({ quantities, quantityOf }: Ground, first: number, end: number): boolean =>
  quantityOf.subarray(first, end).some((q) => (quantities[q]?.lower ?? 0) > 1)

/** "worshippers standing nearby", "men waiting in line": a participle after a plural noun for people, tagged as a noun. */
const participleAsNoun = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.tag === 'NOUN' &&
  tokens[i].norm.endsWith('ing') &&
  // "a guard standing at the gate", not "army shelling at the border".
  (tokens[i - 1]?.norm !== tokens[i - 1]?.lemma || lexicon.sets.postures.has(tokens[i])) &&
  /^(ADP|ADV|ADJ|PUNCT)$/.test(tokens[i + 1]?.tag ?? '') &&
  lexicon.populations.at(tokens, i - 1) !== null

/** Is a noun before an article, after a plural noun for people, a verb of events? */
function verbAsNoun({ tokens, lexicon }: Ground, i: number): boolean {
  const [people, noun] = [tokens[i - 1], tokens[i]]
  return (
    noun?.tag === 'NOUN' &&
    tokens[i + 1]?.tag === 'DET' &&
    people?.norm !== people?.lemma &&
    lexicon.events.at(tokens, i).some(({ sense, form }) => sense.as === 'verb' && form === 'base') &&
    lexicon.populations.at(tokens, i - 1) !== null
  )
}
