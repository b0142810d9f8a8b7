import type { Lexicon } from '../lexicon/index.ts'
import type { PhraseMatch } from '../lexicon/phrases.ts'
import type { Vague } from '../lexicon/vague.ts'
import type { Token } from '../model/index.ts'
import { type Amount, between } from './extent.ts'

/** The words for an amount without a number that begin at token `i`: "dozens", "a handful of", "tens of thousands". */
export function vagueAt(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const match = lexicon.vague.phrases.at(tokens, i)
  if (!match) return null
  const { value } = match
  const length = value.alone ? paired(tokens, i, match, lexicon) : match.length
  // "of" belongs to what is counted: "a number" of people, "hundreds" of them.
  const last = i + length - (tokens[i + length - 1]?.norm === 'of' ? 2 : 1)
  const next = tokens[last + 1]
  if (
    value.before !== null &&
    !value.before.has(next?.norm ?? '') &&
    !value.before.has(tokens[last + 2]?.norm ?? '')
  )
    return null
  // "that many men", not "said that many men died".
  const measured = /^(as|how|that)$/.test(tokens[i - 1]?.norm ?? '') && tokens[i - 1]?.tag !== 'SCONJ'
  if (measured && /^(many|few)$/.test(tokens[i]?.norm ?? '')) return null
  // "all (of the) 12 passengers": the number tells how many.
  if (tokens[last]?.norm === 'all' && tokens.slice(last + 1, last + 4).some(({ tag }) => tag === 'NUM'))
    return null
  // "deported more people than": a comparison.
  if (tokens[i]?.norm === 'more' && tokens.slice(last + 1, last + 6).some(({ norm }) => norm === 'than'))
    return null
  // "the most liberal", "his most important": a comparison, no amount.
  if (value.share && tokens[i]?.norm === 'most' && /^(DET|PRON|PART)$/.test(tokens[i - 1]?.tag ?? ''))
    return null
  if (!value.alone && value.before === null && !leads(tokens, last + 1)) return null
  return {
    ...between(null, null),
    share: value.share,
    first: i,
    last,
    core: i,
    rule: value.share ? 'share' : 'vague',
  }
}

const OR = /^(,? ?(and |or )?(perhaps|possibly|maybe|even|if not|indeed)( even)?( ,)?|or|to|upon)$/

/** "hundreds, perhaps thousands", "dozens and dozens": the length of an amount with a second one that goes on from it. */
function paired(
  tokens: readonly Token[],
  i: number,
  { value, length }: PhraseMatch<Vague>,
  lexicon: Lexicon,
): number {
  if ((value.lower ?? 0) < 20) return length
  let joint = ''
  for (let k = i + length; k < i + length + 5; k++) {
    const second = lexicon.vague.phrases.at(tokens, k)
    if (second && (second.value.lower ?? 0) >= 20) {
      const same = joint === 'and' && tokens[k]?.norm === tokens[i]?.norm
      return same || OR.test(joint) ? k + second.length - i : length
    }
    joint += (joint && ' ') + (tokens[k]?.norm ?? '')
  }
  return length
}

/** Does a plural noun, or "of", come after, adjectives aside? "some soldiers", not "some kind". */
function leads(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i]
  if (!next) return false
  // "some were sent home", "some killed themselves".
  const themselves = next.tag === 'VERB' && tokens[i + 1]?.norm === 'themselves'
  // "some died on the way".
  const did = next.tag === 'VERB' && /(ed|fell|fled|froze)$/.test(next.norm)
  if (next.norm === 'of' || ((next.tag === 'AUX' || themselves || did) && tokens[i - 1]?.norm === 'some'))
    return true
  // "all the attackers", not "all the time".
  const from = tokens[i - 1]?.norm === 'all' && next.tag === 'DET' ? i + 1 : i
  for (let k = from; k < Math.min(i + 5, tokens.length); k++) {
    const t = tokens[k]
    if (!t) return false
    if (t.tag === 'NOUN' || t.tag === 'PROPN') {
      const after = tokens[k + 1]
      if (after && (after.tag === 'NOUN' || after.tag === 'PROPN')) continue
      return (
        t.norm !== t.lemma ||
        /^(people|police|personnel|staff|troops|men|women|children)$/.test(t.norm) ||
        t.norm.endsWith('s')
      )
    }
    if (t.tag !== 'ADJ' && t.tag !== 'VERB' && t.norm !== '-' && t.norm !== ',') return false
  }
  return false
}
