import { spanTokens, standsForVerb } from '../../segment/index.ts'
import type { Attribution } from '../../model/index.ts'
import { amountOf, type Draft, type Group, likeWhole, reach, severalOf } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Parts } from '../phrase/parts.ts'

/** An amount that is all that somebody says has at most so many words: "at least 60 people". */
const SHORT = 7
/** What these rules find is a clause, or what stands for one; not the object of "have registered 400 refugees". */
const WHOLE = /^content-(before|after)-(brackets|cue|source)$/
/** "Not 40, as the rebels claim, but [nine] died": what a figure is set against may stand behind it. */
const CONTRAST = 'figure-in-contrast'

/**
 * What others make the figure of a claim: "40 died, according to the army, and [60, according to residents]", "Hundreds
 * died: [300 according to the army], [400 according to the rebels]", "According to the army, 40 died. [According to
 * residents, 60.]" Where the sentence tells of several events, nobody knows which is meant.
 */
export function otherAccounts(
  parts: Parts,
  attributions: readonly Attribution[],
  told: readonly Draft[],
): Draft[] {
  const taken = new Set(told.flatMap(({ group }) => (group?.quantity ? [group.first] : [])))
  return attributions.flatMap((attribution) => {
    const amount = amountAlone(parts, attribution)
    const contrast = attribution.rule === CONTRAST
    // "Nine (according to the army) or 12 (according to the rebels) died" is read by itself.
    if (!amount || (taken.has(amount.first) && !contrast)) return []
    const whole = contrast || WHOLE.test(attribution.rule)
    const draft =
      boundBefore(parts, amount, told) ??
      firstOf(parts, amount, told) ??
      (whole ? accountOf(parts, amount, told, contrast) : null)
    if (!draft?.group || (contrast && tellsOther(parts, attribution, draft))) return []
    const group = amount.words ? amount : likeWhole(amount, draft.group)
    return [{ ...draft, group, elided: true, sameAs: draft, rule: 'elided' }]
  })
}

/** The amount that is the whole content of an attribution, if nothing in it tells an event. */
function amountAlone(parts: Parts, { content, source }: Attribution): Group | null {
  const [span] = content
  if (content.length !== 1 || !span || source.length === 0) return null
  const tokens = spanTokens(parts.tokens, span)
  if (tokens.length > SHORT) return null
  const opens = groupFrom(parts, tokens[0]?.index ?? -1)
  const led = !opens && /^(as|at|to|of|by|that)$/.test(tokens[0]?.norm ?? '') ? tokens.slice(1) : tokens
  // "the UN that nine [had]"
  const words = led.length > 1 && standsForVerb(led.at(-1)) ? led.slice(0, -1) : led
  const amount = opens ?? groupFrom(parts, words[0]?.index ?? -1)
  if (!amount || amount.last !== words.at(-1)?.index || !/^(bare|people)$/.test(amount.kind)) return null
  const counts = amountOf(amount) && severalOf(amount)
  const own = words.some(({ index, tag }) => tag !== 'ADP' && eventsAt(parts, index).length > 0)
  return counts && !own ? amount : null
}

/** "five died, not the 40 whom the rebels claim [to have wounded]": do the words behind a cue tell of another event than the claim? */
function tellsOther(parts: Parts, { cue: [cue] }: Attribution, { event }: Draft): boolean {
  const said = cue && spanTokens(parts.tokens, cue).at(-1)
  for (let i = (said?.index ?? Infinity) + 1; parts.tokens[i]?.sentence === said?.sentence; i++) {
    if (parts.tokens[i]?.tag === 'PUNCT') return false
    const told = eventsAt(parts, i).filter(({ sense }) => sense.as === 'verb')
    if (told.length > 0 && !told.some(({ sense }) => sense.event === event || event === 'casualties'))
      return true
  }
  return false
}

/** The claim told before it, in its sentence or else the one before, whose figure the amount is another account of. */
function accountOf(
  { tokens, doc }: Parts,
  amount: Group,
  told: readonly Draft[],
  anywhere: boolean,
): Draft | null {
  const sentence = tokens[amount.first]?.sentence ?? -1
  const before = (at: number): Draft[] =>
    told.filter(
      (draft) => tokens[draft.first]?.sentence === at && (anywhere || reach(draft)[1] < amount.first),
    )
  const same = before(sentence)
  const opens = doc.sentences[sentence]?.paragraph === doc.sentences[sentence - 1]?.paragraph
  const drafts = (same.length > 0 || !opens ? same : before(sentence - 1)).filter(
    ({ rule }) => rule !== 'part-of-whole' && rule !== 'elided',
  )
  const last = drafts.at(-1)
  const one = last && drafts.every(({ event }) => event === last.event)
  return one && last.polarity === 'affirmed' && last.group?.quantity ? last : null
}

/** "between [300] (according to the army) and 400 (according to the rebels) died": the claim of the other bound behind the brackets. */
function boundBefore({ tokens }: Parts, amount: Group, told: readonly Draft[]): Draft | null {
  if (tokens[amount.last + 1]?.text !== '(' || !/^(between|from)$/.test(tokens[amount.first - 1]?.norm ?? ''))
    return null
  const close = tokens.findIndex(({ text, index }) => index > amount.last && text === ')')
  if (!/^(and|to)$/.test(tokens[close + 1]?.norm ?? '')) return null
  return told.find(({ group }) => group?.first === close + 2 && group.quantity !== null) ?? null
}

/** "first said [12], then 19 soldiers had died": the claim of the figure that the same voice comes to. */
function firstOf({ tokens }: Parts, { last }: Group, told: readonly Draft[]): Draft | null {
  const then =
    /^(,|and)$/.test(tokens[last + 1]?.norm ?? '') && /^(then|later)$/.test(tokens[last + 2]?.norm ?? '')
  const at = tokens[last + 3]?.norm === 'of' ? last + 4 : last + 3
  return (then && told.find(({ group }) => group?.first === at && group.quantity !== null)) || null
}
