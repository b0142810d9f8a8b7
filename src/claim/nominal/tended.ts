import type { Token } from '../../model/index.ts'
import { thing } from '../phrase/bare.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Reading } from './reading.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'

const ARTICLE = /^(the|our|their|its|his|her|those|'s)$/

/** "Nuns treated the wounded", "the other injured were flown out", "the dead were buried": people who are told as such. */
export function tended(parts: Parts, { first, last, sense }: Trigger): Reading | null {
  if (!sense.traits.includes('tended')) return null
  const { tokens } = parts
  const { sets } = parts.lexicon
  const sentence = tokens[first]?.sentence
  let article = first - 1
  while (
    article > 0 &&
    (/^(other|many|most|own)$/.test(tokens[article]?.norm ?? '') || sets.gravely.has(tokens[article]))
  )
    article--
  if (!ARTICLE.test(tokens[article]?.norm ?? '') || tokens[article]?.sentence !== sentence) return null
  const next = tokens[last + 1]
  const after = next?.sentence === sentence ? next : undefined
  if (after && /^(NOUN|PROPN|ADJ|NUM)$/.test(after.tag)) return null
  // Who buries "the dead" may speak of any.
  const object =
    sense.event === 'injuries' && tends(parts, tokens[verbBefore(tokens, pastJoined(parts, article))])
  if (!object && !tendedAfter(parts, last + 1, sentence)) return null
  const start = tokens[article]?.norm === "'s" ? ownerOf(tokens, article) : article
  const people = { ...thing(start, last), kind: 'people', words: [first, last], role: 'victims' } as const
  return { groups: [people], rule: 'state', frame: null }
}

/** Where the words for the owner begin: "[the army] 's wounded". */
const ownerOf = (tokens: readonly Token[], at: number): number =>
  tokens[at - 2]?.tag === 'DET' ? at - 2 : at - 1

/** "were taken", "have since been flown", "lie": what is told of them. */
function tendedAfter(parts: Parts, from: number, sentence: number | undefined): boolean {
  const { tokens } = parts
  // "the dead of last month's wreck".
  const of = tokens[from]?.norm === 'of' ? groupAt(parts, from + 1) : undefined
  const end = of?.first === from + 1 || of?.first === from + 2 ? of.last + 1 : from
  const start = pastIncluding(tokens, end)
  for (let i = start; i < start + 6 && tokens[i]?.sentence === sentence; i++) {
    const t = tokens[i] as Token
    if (t.lemma === 'lie') return true
    if (t.tag === 'VERB') return tends(parts, t) && verbFrame(parts, i).passive
    if (!/^(AUX|ADV|PART)$/.test(t.tag)) return false
  }
  return false
}

/** "ten of the dead[, including two nurses,] were taken to Dovra", "six of the injured[, all soldiers,]": the token after such an aside, or `from`. */
export function pastIncluding(tokens: readonly Token[], from: number): number {
  const opens = /^(including|all|most|both|mostly|mainly)$/.test(tokens[from + 1]?.norm ?? '')
  if (tokens[from]?.norm !== ',' || !opens) return from
  for (let i = from + 2; i < from + 16 && tokens[i]?.sentence === tokens[from]?.sentence; i++)
    if (tokens[i]?.norm === ',' && /^(AUX|VERB)$/.test(tokens[i + 1]?.tag ?? '')) return i + 1
  return from
}

/** "evacuated foreign workers and [the badly wounded]": where the people begin who are joined to them. */
function pastJoined(parts: Parts, first: number): number {
  const { tokens } = parts
  const joined = tokens[first - 1]?.norm === 'and' ? groupAt(parts, first - 2) : undefined
  return joined?.kind === 'people' ? joined.first : first
}

/** The verb right before the words that start at `first`, over its preposition ("operated on the wounded"). */
const verbBefore = (tokens: readonly Token[], first: number): number =>
  tokens[first - 1]?.tag === 'ADP' || /^(out|away|up)$/.test(tokens[first - 1]?.norm ?? '')
    ? first - 2
    : first - 1

const tends = ({ lexicon }: Parts, t: Token | undefined): boolean =>
  t?.tag === 'VERB' && lexicon.sets.tend.has(t)
