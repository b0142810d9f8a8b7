import { turnOf } from '../../segment/index.ts'
import { countBefore } from '../../text/index.ts'
import type { Sentence } from '../../model/index.ts'
import type { Census, Mention } from './allegiance.ts'
import { landOf } from '../phrase/land.ts'
import type { Parts } from '../phrase/parts.ts'
import { placeAt } from '../phrase/place-words.ts'
import { struck } from '../phrase/struck.ts'

/** So many sentences back the place of what is told is looked for, and where the text names several countries. */
const REACH = { alone: 12, several: 2 }

/** What is told of whose land is asked. */
interface Asked {
  /** Index of its sentence. */
  readonly sentence: number
  /** Did people move ("fled to Chad"), so that where they are now tells nothing? */
  readonly moved: boolean
  /** Does it name a place of its own, whose land is not known ("in the village")? */
  readonly placed: boolean
}

/**
 * The land in which what a sentence tells happened, where it names none itself: that of the places told last before it, in
 * one turn of a transcript, or of the dateline. Null where they lie in two lands, and where another country is named since.
 */
export type SceneOf = (asked: Asked) => string | null

/** Ask sentence by sentence; what a sentence names is read once. */
export function scenes(parts: Parts, census: () => Census): SceneOf {
  const { sentences } = parts.doc
  const seen = new Map<number, readonly string[]>()
  const landsAt = (sentence: Sentence): readonly string[] => {
    const known = seen.get(sentence.index) ?? landsIn(parts, sentence, census())
    seen.set(sentence.index, known)
    return known
  }
  /** The countries that a sentence names beside the lands of its places. */
  const named = (at: number, moved: boolean): string[] => countriesIn(parts, census(), sentences[at], moved)
  const near = ({ sentence: at, moved, placed }: Asked): string | null | undefined => {
    const turn = turnOf(parts.doc, at)
    const since: string[] = []
    for (let i = at; i >= 0 && at - i <= REACH.alone && turnOf(parts.doc, i) === turn; i--) {
      const own = i === at
      const lands = own && moved ? [] : landsAt(sentences[i] as Sentence)
      const [land] = lands
      // "In an interview in Nairobi he said nine people had been killed": a place of the sentence that is not theirs.
      if (own && !placed && land !== undefined) return null
      since.push(...named(i, own && moved))
      const [other] = since
      if (lands.length > 1 || since.some((of) => of !== (land ?? other))) return null
      if (land === undefined) continue
      const alone = [...census().countries.keys()].every((name) => name === land)
      return alone || at - i <= REACH.several ? land : null
    }
    return undefined
  }
  const headed = ({ sentence: at, moved }: Asked): string | null => {
    const first = sentences[0]
    const land = first && heads(parts, first) ? landsAt(first)[0] : undefined
    if (land === undefined || [...named(at, moved), ...named(at - 1, false)].some((of) => of !== land))
      return null
    const { countries } = census()
    return (countries.get(land) ?? 0) >= Math.max(0, ...countries.values()) ? land : null
  }
  return (asked) => {
    const found = near(asked)
    return found === undefined ? headed(asked) : found
  }
}

/** A headline or dateline. */
const heads = ({ doc, tokens }: Parts, { last, paragraph }: Sentence): boolean =>
  doc.paragraphs[paragraph]?.heading === true || /^[-–—]+$/.test(tokens[last]?.text ?? '')

/** The lands of the places that a sentence tells of. */
function landsIn(parts: Parts, sentence: Sentence, { countries }: Census): string[] {
  const { lexicon } = parts
  if (heads(parts, sentence)) {
    const words = parts.tokens.slice(sentence.first, sentence.last + 1)
    if (words.some((word) => lexicon.sets.deskTowns.has(word))) return []
    const land = landOf(undated(parts, sentence).replace(/[-—–:]/g, ' , '), countries, lexicon)
    return land ? [land] : []
  }
  const found = new Set<string>()
  for (let i = sentence.first; i <= sentence.last; i++) {
    // "rebels based in Chad".
    if (lexicon.sets.basedIn.has(parts.tokens[i - 1])) continue
    const place = placeAt(parts, i, 'deaths') ?? struck(parts, i)
    const land = place && landOf(place.text, countries, lexicon)
    if (land) found.add(land)
  }
  return [...found]
}

/** "Briefing in Harra, 14 March": the words of a line without its days, for March is a town as well. */
function undated({ doc, tokens, periodOf }: Parts, { span, first, last }: Sentence): string {
  let line = doc.text.slice(...span)
  for (let i = first; i <= last; i++) {
    const token = tokens[i]
    if (!token || periodOf[i] === -1) continue
    const [from, to] = [token.start - span[0], token.end - span[0]]
    line = line.slice(0, from) + ','.repeat(to - from) + line.slice(to)
  }
  return line
}

const BORDER = /^(border|frontier)$/

/** The countries that a sentence names, and those of territories; not one that people go to, or that only borders on the place. */
function countriesIn(
  { lexicon, tokens }: Parts,
  { mentions }: Census,
  sentence: Sentence | undefined,
  moved: boolean,
): string[] {
  const found: string[] = []
  if (!sentence) return found
  for (let n = countBefore(mentions, ({ at }) => at < sentence.first); n < mentions.length; n++) {
    const { at, of } = mentions[n] as Mention
    if (at > sentence.last) break
    const before = tokens[at - 1]?.norm === 'the' ? at - 2 : at - 1
    const link = tokens[before]?.norm ?? ''
    const borders =
      BORDER.test(tokens[at + 1]?.norm ?? '') ||
      (link === 'with' && BORDER.test(tokens[before - 1]?.norm ?? ''))
    const goal = moved && /^(to|into)$/.test(link)
    const land =
      lexicon.sides.at(tokens, at)?.side.kind !== 'group' && lexicon.sides.named(of)?.kind !== 'group'
    if (!borders && !goal && land) found.push(of)
  }
  return found
}
