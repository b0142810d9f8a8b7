import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'
import type { Trigger } from './trigger.ts'

const DISEASE =
  /^(cancer|leukemia|pneumonia|stroke|disease|illness|complications|old|natural|heart|covid|covid-19|diabetes|dementia|overdose|aids)$/

/** "died of cancer", "died of natural causes": no conflict, no attack. */
export const ofDisease = ({ tokens }: Parts, { last, event }: Trigger): boolean =>
  event === 'deaths' &&
  /^(of|from|after)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens.slice(last + 2, last + 6).some((t) => DISEASE.test(t.norm))

/** Troops are sent, not visitors; "fell" needs soldiers who are counted; "they were freed" needs captives before it. */
export function fitsEvent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, first } = trigger
  const armed = group.role === 'soldiers' || group.role === 'fighters'
  if (
    event === 'displacement' &&
    (sense.victim === 'subject' || !sense.sure) &&
    (armed || group.role === 'police')
  )
    return false
  if (event === 'deployment') return forces(parts, group)
  if (sense.word === 'lose/lost/lost') {
    // A side that loses soldiers has casualties; a town that loses people has dead.
    const force = armed || /\b(men|sons|defenders)\b/.test(wordsOf(parts, group))
    if (group.quantity === null) return false
    return event === 'casualties' ? force : !force && /^(civilians|children)$/.test(group.role ?? '')
  }
  if (/^get\b/.test(sense.word)) return group.role === 'hostages' || group.role === 'prisoners'
  if (
    event === 'displacement' &&
    /^(workers|officials|journalists)$/.test(group.role ?? '') &&
    !group.quantity
  )
    return false
  if (sense.sure) return true
  if (/^(fall)\b/.test(sense.word))
    return group.quantity !== null && (armed || /\b(men|sons|comrades)\b/.test(wordsOf(parts, group)))
  if (/^(neutrali|liquidat|eliminat|wipe)/.test(sense.word)) return armed
  if (/^hold\b/.test(sense.word)) return held(parts, trigger, group)
  if (/^take\/took\/taken from$/.test(sense.word)) return group.quantity !== null
  if (event === 'displacement' && group.kind === 'pronoun') return group.quantity !== null
  if (event === 'displacement' && sense.victim === 'subject')
    return (group.quantity !== null || group.kind === 'people') && towardsPlace(parts, trigger.last)
  const home = /^(return|come|arrive|rescue|hand to)/.test(sense.word)
  if (event === 'releases' && (home || group.kind === 'pronoun' || group.kind === 'bare'))
    return /^(prisoners|hostages)$/.test(group.role ?? '') || captivesBefore(parts, first)
  return true
}

const force = (group: Group): boolean => /^(soldiers|fighters|police)$/.test(group.role ?? '')

/** Troops or police; "some", "3,000 of them" where the people told before were. */
function forces({ tokens, groups, groupOf }: Parts, group: Group): boolean {
  if (group.kind !== 'bare' && !(group.kind === 'pronoun' && group.quantity)) return force(group)
  const sentence = tokens[group.first]?.sentence ?? 0
  for (let k = (groupOf[group.first] ?? 0) - 1; k >= 0; k--) {
    const before = groups[k]
    if (!before || sentence - (tokens[before.first]?.sentence ?? 0) > 2) return false
    if (before.kind === 'people') return force(before)
  }
  return false
}

const wordsOf = ({ tokens }: Parts, { first, last }: Group): string =>
  tokens
    .slice(first, last + 1)
    .map((t) => t.norm)
    .join(' ')

/** "held in Gaza", "held by the rebels", not "held responsible", "held up", "held forth". */
function held(parts: Parts, { last, form }: Trigger, group: Group): boolean {
  const next = parts.tokens[last + 1]
  if (form !== 'ed' || group.first > last) return false
  const open = next === undefined || next.sentence !== parts.tokens[last]?.sentence || next.tag === 'PUNCT'
  const set = /^(in|at|by|for|inside|since|there|on|near|under|without|incommunicado)$/.test(next?.norm ?? '')
  if (!open && !set && (parts.periodOf[last + 1] ?? -1) === -1) return false
  return group.kind !== 'pronoun' || group.quantity !== null || captivesBefore(parts, group.first)
}

/** Does the preposition that ends a verb of going lead to a place: "crossed into [Chad]"? Words without one need none. */
function towardsPlace({ tokens, groups, groupOf, lexicon }: Parts, last: number): boolean {
  if (tokens[last]?.tag !== 'ADP') return true
  const head = tokens[groups[groupOf[last + 1] ?? -1]?.head ?? -1]
  return head !== undefined && (head.tag === 'PROPN' || lexicon.placeNouns.has(head.norm))
}

/** Is somebody held captive in this sentence or the two before it? */
function captivesBefore({ tokens, lexicon, doc }: Parts, at: number): boolean {
  const sentence = tokens[at]?.sentence ?? 0
  const from = doc.sentences[Math.max(0, sentence - 2)]?.first ?? 0
  const to = doc.sentences[sentence]?.last ?? at
  for (let i = from; i <= to; i++) {
    if (/^(prisoners|hostages)$/.test(lexicon.populations.at(tokens, i)?.value ?? '')) return true
    if (lexicon.events.at(tokens, i).some(({ sense }) => sense.event === 'captures')) return true
  }
  return false
}
