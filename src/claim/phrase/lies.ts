import { LENGTHS } from '../../segment/index.ts'
import type { Token } from '../../model/index.ts'
import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

/** Words for where something lies from a place. */
export const DIRECTION = /^(north|south|east|west|northeast|northwest|southeast|southwest)$/

const PART = /^((north|south)?(east|west)?ern|central)$/

/** "northern [Chad]": the token where a name begins, behind which part of it is meant. */
export const pastPart = ({ tokens }: Pick<Parts, 'tokens'>, first: number): number =>
  PART.test(tokens[first]?.norm ?? '') ? first + 1 : first

/** "the road [to] Harra", "the border [with] Chad": what tells which one it is. */
export const leads = ({ tokens }: Parts, { head }: Group, { norm }: Token): boolean =>
  (/^(to|between|linking|connecting)$/.test(norm) && ROAD.test(tokens[head]?.norm ?? '')) ||
  (/^(with|between)$/.test(norm) && BORDER.test(tokens[head]?.norm ?? ''))

const ROAD = /^(road|roads|highway|motorway|route|railway|bridge|line|path|track)$/
const BORDER = /^(border|frontier|boundary|crossing)$/

const NEARLY = /^(some|about|around|roughly|approximately|nearly|almost|just|only|over)$/

/** The first token of what a distance behind token `last` is told from: "some 20 km north of [Harra]"; -1 where none is. */
export function fromDistance({ tokens }: Parts, last: number): number {
  let k = last + 1
  while (NEARLY.test(tokens[k]?.norm ?? '')) k++
  if (tokens[k]?.tag !== 'NUM' || !LENGTHS.has(tokens[k + 1])) return -1
  k += 2
  // "20 kilometres (12 miles) north of"
  if (tokens[k]?.norm === '(' && tokens[k + 3]?.norm === ')') k += 4
  if (/^(away|inland|upstream|downstream)$/.test(tokens[k]?.norm ?? '')) k++
  if (DIRECTION.test(tokens[k]?.norm ?? '') && tokens[k + 1]?.norm === 'of') return k + 2
  return /^(from|outside|off|inside)$/.test(tokens[k]?.norm ?? '') ? k + 1 : -1
}

/** "stepped on [a mine]", "a bus hit [a mine]". */
export const goesOff = ({ tokens }: Parts, { first, head }: Group): boolean =>
  tokens[head]?.norm === 'mine' &&
  /^(on|over|hit|hits|hitting|struck|strikes|striking)$/.test(tokens[first - 1]?.norm ?? '')

/** "attacks in [Harra]", "two men each in [Harra]", not "shot a man in [Harra]": is the place told of the noun before it, and of no verb? */
export function bearsPlace({ tokens }: Parts, { first }: Group): boolean {
  const last = tokens[first - 2]?.norm === 'each' ? first - 3 : first - 2
  const opens = tokens[last - 1]?.sentence !== tokens[first]?.sentence
  if (!opens && tokens[last]?.tag !== 'NOUN') return false
  let k = last - 1
  while (/^(DET|NUM|ADJ|NOUN)$/.test(tokens[k]?.tag ?? '')) k--
  return tokens[k]?.sentence !== tokens[first]?.sentence || !/^(VERB|AUX)$/.test(tokens[k]?.tag ?? '')
}
