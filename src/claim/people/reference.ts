import { standsForVerb } from '../../segment/index.ts'
import type { Sentence, Token } from '../../model/index.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { figureAfter, figureBefore, putAside, type Figure } from '../nominal/figure.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { tolled } from '../nominal/toll.ts'
import type { Trigger } from '../event/trigger.ts'

/** What a count of something else begins with: "the number of tanks", "the figure for exports". */
const OF = /^(of|for)$/
/** Sentences back in which the people counted are looked for. */
const REACH = 2

/**
 * Figures of "it", "the number", "the total", which count what was told before: "killed dozens. Doctors put the number
 * [at 80]", "five more bodies were found, bringing the total [to 41]".
 */
export function referredTo(parts: Parts, found: readonly Trigger[], told: readonly Draft[]): Draft[] {
  const { tokens, lexicon } = parts
  const { giveCounts, bareCounts } = lexicon.sets
  const [tolls, counted] = [found.filter(isToll), told.filter(isCounted)]
  if (tolls.length === 0 && counted.length === 0) return []
  const [triggersBy, draftsBy] = [nearby(parts, found), nearby(parts, told)]
  const figures = new Set(told.flatMap(({ group }) => (group?.quantity ? [group.quantity.span[1]] : [])))
  const pointed = (i: number): Figure | null =>
    tokens[i]?.norm === 'that'
      ? putAt(parts, i)
      : tokens[i]?.norm === 'it'
        ? (putAt(parts, i) ?? isNow(parts, i, triggersBy(i)))
        : reached(parts, i)
  const drafts: Draft[] = []
  for (const token of behind(parts, [...tolls, ...counted])) {
    const { index: i, norm, tag } = token
    const owned = tag === 'VERB' && giveCounts.has(token)
    const that = norm === 'that' && /^(to|at)$/.test(tokens[i + 1]?.norm ?? '')
    if (norm !== 'it' && !that && !owned && !bareCounts.has(token)) continue
    const figure = owned ? ownedUp(parts, i) : pointed(i)
    if (!figure || !several(figure.group, false) || figures.has(figure.group.quantity?.span[1] ?? -1))
      continue
    const of = antecedent(parts, i, triggersBy(i), draftsBy(i))
    if (!of || asksElse(tokens, of.first, i)) continue
    // Without the verb of "put the number at 80": who puts it says the rest.
    const first = afterOwner(tokens, groupAt(parts, i)?.first ?? i, i)
    const same = tokens[of.last]?.sentence === tokens[i]?.sentence ? of.group : null
    const { words, role, side } = figure.group.words || !same ? figure.group : same
    const group = { ...figure.group, words, role, side }
    // What somebody acknowledges are his words, not that he does.
    const [from, to] = owned ? [group.first, group.last] : [first, i]
    const draft = tolled(parts, { ...of, first: from, last: to, head: i }, { ...figure, group })
    // "Asked how many fell, the army said nine": the question is answered.
    drafts.push(owned && draft.polarity === 'unknown' ? { ...draft, polarity: 'affirmed' } : draft)
  }
  return drafts
}

/** The tokens of the sentences from which a count reaches back to one of these: few have any to be a count of. */
function behind({ doc, tokens }: Parts, all: readonly { readonly first: number }[]): Token[] {
  const from = new Set(all.map(({ first }) => tokens[first]?.sentence ?? 0))
  const within = ({ index }: Sentence): boolean =>
    Array.from({ length: REACH + 1 }, (_, k) => index - k).some((sentence) => from.has(sentence))
  return doc.sentences.filter(within).flatMap(({ first, last }) => tokens.slice(first, last + 1))
}

const isToll = ({ sense }: Trigger): boolean => sense.as === 'toll'

/** May a count be of these: several people, whether or not their number was told, or casualties? */
const isCounted = ({ group, rule }: Draft): boolean =>
  group !== null &&
  (group.quantity ? several(group, true) : /^(people|pronoun)$/.test(group.kind) || rule === 'noun-count')

/** "The hospital's own [tally]": the noun at `i` where an owner stands in its phrase, else the phrase's first token. */
const afterOwner = (tokens: readonly Token[], first: number, i: number): number =>
  tokens.slice(first, i).some(({ norm }) => /^('s|')$/.test(norm)) ? i : first

/** "Nine were hurt. Asked how many children he had, Hale [said] two": is something else asked since the people counted, told at `of`? */
function asksElse(tokens: readonly Token[], of: number, i: number): boolean {
  for (let k = i - 1; k > of && tokens[k]?.sentence === tokens[i]?.sentence; k--)
    if (/^(how|what)$/.test(tokens[k]?.norm ?? '')) return true
  return false
}

/** A number above one; of what was told before also a vague amount. */
const several = ({ quantity }: Group, vague: boolean): boolean => {
  const value = quantity?.upper ?? quantity?.lower ?? null
  return quantity !== null && (value === null ? vague : value > 1)
}

/** "The army has acknowledged 12, and the mayor counted 40", "the police said 38 were": an amount alone that ends its clause. */
function ownedUp(parts: Parts, i: number): Figure | null {
  const { tokens, periodOf } = parts
  // "state radio spoke of 12", "admits to 12", "insists on 12".
  let at = /^(of|to|on)$/.test(tokens[i + 1]?.norm ?? '') ? i + 2 : i + 1
  // "speak of only ten", "claims that over 100 did"
  if (/^(only|just|that)$/.test(tokens[at]?.norm ?? '')) at++
  const group = groupFrom(parts, at)
  if (group?.kind !== 'bare') return null
  const does = standsForVerb(tokens[group.last + 1])
  if (tokens[at - 1]?.norm === 'that' && !does) return null
  const next = tokens[does ? group.last + 2 : group.last + 1]
  const ends = !next || next.sentence !== tokens[i]?.sentence || /^(PUNCT|CCONJ|SCONJ)$/.test(next.tag)
  return ends || periodOf[group.last + 1] !== -1 ? { group, verb: -1 } : null
}

/** "put it at 80", "have since raised it to 274", "revised that to 23". */
function putAt(parts: Parts, i: number): Figure | null {
  const { tokens, lexicon } = parts
  const put = lexicon.figures.verbs.get(tokens[i - 1]?.lemma ?? '') === 'put'
  return put ? figureAfter(parts, i + 1, true) : null
}

/** "The number of injured has gone up. It is now [more than 40]": of a toll that the sentence before only speaks of. */
function isNow(parts: Parts, i: number, found: readonly Trigger[]): Figure | null {
  const { tokens } = parts
  const sentence = tokens[i]?.sentence ?? 0
  const toll = found.findLast(
    ({ sense, first }) => sense.as === 'toll' && tokens[first]?.sentence === sentence - 1,
  )
  if (tokens[i - 1]?.sentence === sentence || !toll || tokens[i + 1]?.lemma !== 'be') return null
  return figureAfter(parts, i + 1)
}

/** "the figure stands at 12", "put the number at 80", "that number has since grown to 41", "the number, which the army puts at 40,". */
function reached(parts: Parts, i: number): Figure | null {
  const { tokens } = parts
  const group = groupAt(parts, i)
  // A figure may be a person as well: "a public figure".
  const bare = group?.quantity === null || tokens[i]?.norm === 'figure'
  const whole = group === undefined || (group.last === i && group.kind !== 'name' && bare)
  const first = tokens[group?.first ?? i]
  if (!whole || OF.test(tokens[i + 1]?.norm ?? '') || !/^(DET|PRON)$/.test(first?.tag ?? '')) return null
  // "bringing to 17 the total found in May".
  return figureBefore(parts, i) ?? figureAfter(parts, i + 1, true) ?? putAside(parts, i + 1)
}

/** Those that begin in the sentence of a token or in one of those before it that a count reaches back to. */
function nearby<T extends { readonly first: number }>(
  { tokens }: Parts,
  all: readonly T[],
): (at: number) => readonly T[] {
  const sentenceOf = (at: number): number => tokens[at]?.sentence ?? 0
  const bySentence = Map.groupBy(all, ({ first }) => sentenceOf(first))
  return (at) =>
    Array.from({ length: REACH + 1 }, (_, k) => bySentence.get(sentenceOf(at) - REACH + k) ?? []).flat()
}

/** What the count before token `i` was of; `found` and `told` are those of its sentence and of those before it. */
function antecedent(
  parts: Parts,
  i: number,
  found: readonly Trigger[],
  told: readonly Draft[],
): (Trigger & { readonly group: Group | null }) | null {
  const { tokens } = parts
  const counted = told.filter((draft) => draft.first < i && isCounted(draft))
  const tolls = found.filter((trigger) => trigger.first < i && isToll(trigger)).map(({ first }) => first)
  const at = deadFirst(tokens, i, counted, Math.max(-1, ...counted.map(({ first }) => first), ...tolls))
  // "12 trucks were burnt. The figure …": other things were counted since.
  for (let k = at; k >= 0 && k < i; k++) {
    const other = groupFrom(parts, k)
    // "Some estimates put the figure at 40": whose words they are.
    const words = parts.lexicon.cues.nounOf(tokens[other?.head ?? -1]) !== undefined
    if (other?.kind === 'thing' && other.quantity && !words) return null
  }
  const trigger = found.find(({ first, last }) => first <= at && at <= last)
  const draft = told.find(({ first }) => first === at)
  if (!trigger) return null
  // "Twelve died and 30 were hurt, bringing the total to 42".
  const total = tokens.slice(i - 1, i + 1).some(({ norm }) => norm === 'total')
  const both =
    total &&
    /^(deaths|injuries)$/.test(draft?.event ?? '') &&
    ['deaths', 'injuries'].every((event) => counted.some((draft) => draft.event === event))
  const event = both ? 'casualties' : (draft?.event ?? trigger.event)
  return { ...trigger, event, group: draft?.group ?? null }
}

/** "Twelve were killed and 30 wounded. The army put the number at nine": what began at `at`, or the deaths told with the injuries there. */
function deadFirst(tokens: readonly Token[], i: number, counted: readonly Draft[], at: number): number {
  const sentence = tokens[at]?.sentence
  const hurt = counted.some(({ first, event }) => first === at && event === 'injuries')
  if (!hurt || sentence === tokens[i]?.sentence) return at
  const dead = counted.find(({ first, event }) => event === 'deaths' && tokens[first]?.sentence === sentence)
  return dead?.first ?? at
}
