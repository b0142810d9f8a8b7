import { type Draft, type Group, reach } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { follows } from '../phrase/follows.ts'

const IN = /^(in|from|at|near|on|outside|inside|across|during|around|along)$/
/** What happened otherwise, with a verb of its own: "and four when a shell hit a bus". */
const WHEN = /^(when|as|after|while)$/
/** What part of them died of: "four of them by the fire of their own side", "most of them to sickness". */
const CAUSE = /^(by|to|through|under|from|of)$/
const MARK = /^[:—–]$/
const STOP = /^(AUX|VERB|SCONJ|PRON)$/

/**
 * Amounts told after a claim that share its words but have a place or time of their own: "killed 30 people in the north
 * [and 12 in the south]", "nine died on Monday[, four on Tuesday]", "90 were freed: [60 from Harra] [and 30 from Dovra]".
 */
export function elsewhere(parts: Parts, draft: Draft): Draft[] {
  const { tokens, groups, groupOf } = parts
  const { group } = draft
  if (!group?.quantity || group.quantity.lower === 0 || group.kind === 'name') return []
  const found: Draft[] = []
  const from = reach(draft)[1] + 1
  for (let i = from; tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    const t = tokens[i]
    // "lost 34 men since May, 12 of them in the past week".
    const since = t?.tag === 'SCONJ' && parts.periodOf[i + 1] !== -1
    if (!t || (STOP.test(t.tag) && !since) || /^[;("“]$/.test(t.text)) break
    // "killed 90 people: 60 in Harra and 30 in Dovra".
    if (
      MARK.test(t.text) &&
      (i > from + 6 || !/^(bare|pronoun)$/.test(groups[groupOf[i + 1] ?? -1]?.kind ?? ''))
    )
      break
    const more = groups[groupOf[i] ?? -1]
    if (more?.first !== i || !/^(and|,|but|while|[:—–])$/.test(tokens[i - 1]?.norm ?? '') || i === from)
      continue
    // "two of them in intensive care" is told by its own words.
    const own = parts.lexicon.events
      .at(tokens, more.last + 1)
      .some(({ rest }) => rest.length > 0 && follows(tokens, more.last + 2, rest))
    const them = more.kind === 'pronoun' && tokens[more.head]?.norm === 'them' && !own
    const cause = them && CAUSE.test(tokens[more.last + 1]?.norm ?? '')
    const other = (more.kind === 'bare' || them) && more.quantity !== null && (cause || apart(parts, more))
    if (!other) return found
    const { words, role, side, kind } = group
    found.push({
      ...draft,
      group: { ...more, words: kind === 'pronoun' ? null : words, role, side },
      elided: true,
      // "250 people died, 100 of them in the north".
      rule: them ? 'part-of-whole' : 'elided',
    })
    i = more.last
  }
  return found
}

/** Is the amount followed by a place or a time, and by no verb of its own: "12 in the south", not "12 in the south were hurt"? */
function apart(parts: Parts, { last }: Group): boolean {
  const { tokens, groups, groupOf, periodOf } = parts
  const next = last + 1
  if (WHEN.test(tokens[next]?.norm ?? '')) return true
  const where = groups[groupOf[next + 1] ?? -1]
  const set =
    tokens[next + 1]?.tag === 'DET' || periodOf[next + 1] !== -1 || /^(thing|name)$/.test(where?.kind ?? '')
  if (!(set && IN.test(tokens[next]?.norm ?? '')) && (periodOf[next] ?? -1) === -1) return false
  for (let i = next; tokens[i]?.sentence === tokens[last]?.sentence; i++) {
    const t = tokens[i]
    if (!t || /^(,|and|;|:)$/.test(t.norm)) return true
    if (/^(AUX|VERB)$/.test(t.tag) && periodOf[i] === -1) return false
  }
  return true
}
