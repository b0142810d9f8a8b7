import type { Token } from '../model/index.ts'
import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'
import { follows, type Trigger } from './trigger.ts'

const DISEASE =
  /^(cancer|leukemia|pneumonia|stroke|disease|illness|complications|old|natural|heart|covid|covid-19|diabetes|dementia|overdose|aids)$/

export const isDisease = ({ norm }: Token): boolean => DISEASE.test(norm)

/** "died of cancer", "died of natural causes": no conflict, no attack. */
export const ofDisease = ({ tokens }: Parts, { last, event }: Trigger): boolean =>
  event === 'deaths' &&
  /^(of|from|after)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens.slice(last + 2, last + 6).some(isDisease)

/** Troops are sent, not visitors; "fell" needs soldiers who are counted; "they were freed" needs captives before it. */
export function fitsEvent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, first } = trigger
  const role = roleOf(parts, group)
  const armed = role === 'soldiers' || role === 'fighters'
  // "burned their bodies".
  if (event !== 'deaths' && isBody(parts.tokens[group.head])) return false
  if (event === 'displacement' && (sense.victim === 'subject' || !sense.sure) && (armed || role === 'police'))
    return false
  // "he left the country": one who travels.
  if (event === 'displacement' && group.kind === 'pronoun' && sense.word.includes(' ') && !group.quantity)
    return sense.sure && /^(they|them|we|us|those|who)$/.test(parts.tokens[group.head]?.norm ?? '')
  if (event === 'deployment') return (armed || role === 'police') && sent(parts, trigger, group)
  if (sense.word === 'lose/lost/lost') {
    // A side that loses soldiers has casualties; a town that loses people has dead.
    const force = armed || /\b(men|sons|defenders)\b/.test(wordsOf(parts, group))
    if (group.quantity === null) return false
    return event === 'casualties' ? force : !force && /^(people|civilians|children)$/.test(group.role ?? '')
  }
  if (/^get\b/.test(sense.word)) return group.role === 'hostages' || group.role === 'prisoners'
  if (
    event === 'displacement' &&
    /^(workers|officials|journalists)$/.test(group.role ?? '') &&
    !group.quantity
  )
    return false
  if (sense.sure) return true
  if (/^(fall)\b/.test(sense.word)) return fallen(parts, trigger, group, armed)
  if (/^(neutrali|liquidat|eliminat|wipe)/.test(sense.word))
    return armed || /\b(commanders?|leaders?|chiefs?)\b/.test(wordsOf(parts, group))
  // "surrendered his lead".
  if (sense.word === 'surrender') return group.first > first || !takesObject(parts, trigger.last)
  if (/^hold\b/.test(sense.word)) return held(parts, trigger, group)
  if (sense.word === 'take/took/taken from') return group.quantity !== null && !armed
  // Arms are laid down after peace talks too.
  if (/^lay\b/.test(sense.word)) return group.quantity !== null
  if (sense.word === 'rescue')
    return (
      /^(prisoners|hostages)$/.test(role ?? '') ||
      (group.kind !== 'pronoun' && captivesBefore(parts, first, 0))
    )
  if (event === 'displacement' && group.kind === 'pronoun') return group.quantity !== null
  if (event === 'displacement' && sense.victim === 'subject') return movedOn(parts, trigger, group)
  // "taken to Belarus", not "taken to court".
  if (sense.word === 'take/took/taken to') return severalOf(group) && towardsNation(parts, trigger.last + 1)
  const home = /^(return|come|arrive|hand to|let)/.test(sense.word)
  if (event === 'releases' && (home || group.kind === 'pronoun' || group.kind === 'bare'))
    return /^(prisoners|hostages)$/.test(group.role ?? '') || captivesBefore(parts, first)
  return true
}

export const isBody = (token: Token | undefined): boolean =>
  /^(body|bodies|corpse|corpses|remains)$/.test(token?.norm ?? '')

/** Whose mere coming is a deployment, without a number. */
const FORCES =
  /^(troops|forces|soldiers|fighters|marines|mercenaries|reinforcements|rebels|militants|(battalion|brigade|division|regiment|unit|contingent|platoon|squad|convoy)s?|army|armies|paratroopers|servicemen|reservists|conscripts)$/

/** Are they sent, or do troops come? One general, or police who arrive, make no deployment. */
function sent({ tokens }: Parts, { sense }: Trigger, group: Group): boolean {
  if (group.kind === 'pronoun') return true
  if (group.kind === 'name') return false
  const head = tokens[group.head]?.norm ?? ''
  const comes =
    sense.victim === 'subject' || /^(arrive|move|pour|present|on the ground|in place)/.test(sense.word)
  if (group.quantity) return group.quantity.lower !== 1 || FORCES.test(head)
  return comes
    ? FORCES.test(head)
    : !/^(personnel|pilots?|officers?|generals?|commanders?|agents?)$/.test(head)
}

/** Who they are; "some", "3,000 of them" are who the people told last before them were. */
function roleOf({ tokens, groups, groupOf }: Parts, group: Group): string | null {
  if (group.kind !== 'bare' && !(group.kind === 'pronoun' && group.quantity)) return group.role
  const sentence = tokens[group.first]?.sentence ?? 0
  for (let k = (groupOf[group.first] ?? 0) - 1; k >= 0; k--) {
    const before = groups[k]
    if (!before || sentence - (tokens[before.first]?.sentence ?? 0) > 2) return null
    if (before.kind === 'people') return before.role
  }
  return null
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
  if (group.kind === 'bare') return group.quantity?.lower !== 1
  if (group.kind === 'people') return true
  return group.quantity !== null || captivesBefore(parts, group.first, 1)
}

/** "Twenty of our men fell", "the heroes who fell at the bridge", not "he fell in love". */
function fallen(parts: Parts, { first, last }: Trigger, group: Group, armed: boolean): boolean {
  if (!armed && !/\b(men|sons|comrades|heroes|defenders|warriors)\b/.test(wordsOf(parts, group))) return false
  const who = parts.tokens[first - 1]?.norm === 'who'
  return (
    group.quantity !== null ||
    (who && /^(at|near|for|defending|in)$/.test(parts.tokens[last + 1]?.norm ?? ''))
  )
}

const severalOf = ({ quantity }: Group): boolean => quantity !== null && quantity.lower !== 1

const towardsNation = ({ tokens, lexicon }: Parts, from: number): boolean =>
  lexicon.sides.at(tokens, from)?.form === 'name'

const takesObject = ({ tokens, periodOf }: Parts, last: number): boolean =>
  /^(DET|PRON|NOUN|ADJ)$/.test(tokens[last + 1]?.tag ?? '') && periodOf[last + 1] === -1

/** "crossed into Chad", "90 families escaped": a verb of going leads to a place, or tells how many went. */
function movedOn(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const { tokens, groups, groupOf, lexicon } = parts
  if (tokens[last]?.tag !== 'ADP')
    return severalOf(group) && !captivesBefore(parts, first, 1) && !takesObject(parts, last)
  const head = tokens[groups[groupOf[last + 1] ?? -1]?.head ?? -1]
  const somewhere = head !== undefined && (head.tag === 'PROPN' || lexicon.placeNouns.has(head.norm))
  return somewhere && (group.quantity !== null || group.kind === 'people')
}

/** Is somebody held captive in this sentence or one of those before it? */
function captivesBefore({ tokens, lexicon, doc }: Parts, at: number, sentences = 2): boolean {
  const sentence = tokens[at]?.sentence ?? 0
  const from = doc.sentences[Math.max(0, sentence - sentences)]?.first ?? 0
  const to = doc.sentences[sentence]?.last ?? at
  for (let i = from; i <= to; i++) {
    if (/^(prisoners|hostages)$/.test(lexicon.populations.at(tokens, i)?.value ?? '')) return true
    const captured = lexicon.events
      .at(tokens, i)
      .some(({ sense, rest }) => sense.event === 'captures' && follows(tokens, i + 1, rest))
    if (captured) return true
  }
  return false
}
