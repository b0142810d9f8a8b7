import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { isKnownWord } from '../../segment/index.ts'
import { startsWithCapital } from '../../text/index.ts'
import { isBodyKind } from './source-words.ts'

/** "Tendai Moyo of Norland Relief": does a name of no given name we know stand before the body whose she is? */
export const serves = (name: readonly Token[], of: readonly Token[], lexicon: Lexicon): boolean =>
  (name.some(({ norm }) => !isKnownWord(norm)) && of.some((t, i) => i > 0 && opensBody(of, i, lexicon))) ||
  (namedAbroad(name) && employs(of, lexicon))

/** "Tendai Moyo": two names, neither of them a word we know. */
const namedAbroad = (core: readonly Token[]): boolean =>
  core.length === 2 && core.every(({ norm, text }) => !isKnownWord(norm) && /\p{Ll}/u.test(text))

/** "of Norland Relief", "of Hope for Harra": a name that ends in a word we know, which is no land and no place. */
function employs([, ...name]: readonly Token[], { sides, placeNouns }: Lexicon): boolean {
  const small = name.findIndex(({ text }) => !startsWithCapital(text))
  const words = small < 0 ? name : name.slice(0, small)
  const head = words.at(-1)
  const known = head !== undefined && isKnownWord(head.norm) && !placeNouns.has(head.norm)
  return (
    known &&
    name.length > 1 &&
    sides.at(words, words.length - 1) === null &&
    !/^(north|south|east|west)/.test(head.norm)
  )
}

/** Does a body's name stand there, or a word for one? */
const opensBody = (words: readonly Token[], i: number, { sides, sourceKinds }: Lexicon): boolean =>
  sides.at(words, i)?.side.kind === 'organisation' || isBodyKind(sourceKinds.get(words[i]?.norm ?? '')?.kind)
