import { startsWithCapital } from '../../text/index.ts'
import type { Token } from '../../model/index.ts'
import { mention, type Mention } from './mention.ts'
import { phraseEndingAt } from './phrase.ts'
import type { Scan } from './scan.ts'
import { isBodyKind } from './source-words.ts'

/** Letters for a name, as brackets behind it give them: OHCHR, AAV, MoD. */
const LETTERS = /^\p{Lu}[\p{L}\p{N}&-]{0,8}\p{Lu}$/u

/**
 * The bodies whose letters the text tells in brackets, by these letters: "the rights office (OHCHR)". A person's are a
 * party, a place or an employer ("Hale (NDP)"), so they stand for nobody.
 */
export function abbreviated(s: Scan): ReadonlyMap<string, Mention> {
  const found = new Map<string, Mention>()
  for (let i = 1; i < s.tokens.length; i++) {
    const token = s.tokens[i]
    // Brackets first: few words stand in them.
    if (!token || s.tokens[i - 1]?.norm !== '(' || s.tokens[i + 1]?.norm !== ')') continue
    if (!LETTERS.test(token.text)) continue
    if (found.has(token.text)) continue
    const phrase = phraseEndingAt(s, i - 2, s.doc.sentences[token.sentence]?.first ?? 0)
    if (!phrase) continue
    // "According to the rights office (OHCHR)": its first word has a capital and reads like part of the name.
    const preposition = s.lexicon.sourcePrepositions.at(s.tokens, phrase[0])
    const named = mention(
      s.tokens.slice(phrase[0] + (preposition?.length ?? 0), phrase[1] + 1),
      s.doc.text,
      s.lexicon,
    )
    if (named.name !== null && isBodyKind(named.kind)) found.set(token.text, named)
    else if (named.name === null) {
      const spelt = spelled(s, phrase, token.text)
      if (spelt) found.set(token.text, spelt)
    }
  }
  return found
}

/** "two nurses of [Norland Relief Network] (NRN)": the capitals at the end of the phrase that the letters are made of. */
function spelled(s: Scan, [first, last]: readonly [number, number], letters: string): Mention | null {
  let initials = ''
  for (let i = last; i >= first; i--) {
    const { text } = s.tokens[i] as Token
    if (startsWithCapital(text)) initials = text.charAt(0) + initials
    else if (!/^(of|the|for|and|in|on|de|des)$/.test(text)) return null
    if (initials !== letters) continue
    const words = s.tokens.slice(i, last + 1)
    const name = s.doc.text.slice(words[0]?.start, words.at(-1)?.end)
    return { ...mention(words, s.doc.text, s.lexicon), name, kind: 'organisation', plural: false }
  }
  return null
}

/** Is a source's name the letters alone? */
export const lettersOf = (tokens: readonly Token[]): string | null => {
  const words = tokens[0]?.norm === 'the' ? tokens.slice(1) : tokens
  return words.length === 1 && LETTERS.test(words[0]?.text ?? '') ? (words[0]?.text ?? null) : null
}
