import type { Place, Token } from '../model/index.ts'
import { allegianceOf, heldBy, type Census } from './allegiance.ts'
import { antecedent, numberOf } from './antecedent.ts'
import { borne } from './borne.ts'
import { crewOf } from './crew.ts'
import type { Draft, Group } from './draft.ts'
import { landOf } from './land.ts'
import type { Parts } from './parts.ts'
import { sideIn } from './who.ts'

/** What a claim's people are told by, beside their own words. */
export interface Told {
  readonly parts: Parts
  /** What happened to people of this report, by the head of the words for them. */
  readonly victims: ReadonlyMap<number, Draft>
  /** The side whose voice the speaker of the claim is ("our soldiers"), or null. */
  readonly speaker: () => string | null
  readonly census: () => Census
  /** The side of a named person, wherever the text tells it. */
  readonly personOf: (group: Group) => string | null
  /** Where it happened. */
  readonly place: (draft: Draft) => Place | null
}

/** So many words that point back at each other are followed. */
const DEEPEST = 6

/** Whose people they are: told with them, else by who suffered, else by the people told before. */
export function side(told: Told, draft: Draft, depth = 0): string | null {
  const { group, sufferer } = draft
  if (group?.side) return group.side
  const suffered = sufferer && sideOf(told, sufferer, draft, true, depth)
  // Whose losses they are is told by who bore them, even where that leads to no side.
  if (suffered || (sufferer && group?.words)) return suffered
  return group && (sideOf(told, group, draft, false, depth) ?? diedFor(told, draft))
}

/** "everyone who died for Norland", "who gave their lives for our freedom": whose they were. */
function diedFor({ parts: { tokens, lexicon }, speaker }: Told, { event, last }: Draft): string | null {
  if (event !== 'deaths' || tokens[last + 1]?.norm !== 'for') return null
  if (lexicon.allegiance.at(tokens, last + 2)?.value === 'ours') return speaker()
  const named = lexicon.sides.at(tokens, last + 2)
  return named?.form === 'name' && named.side.kind === 'country' ? named.side.name : null
}

function sideOf(told: Told, group: Group, draft: Draft, bodies: boolean, depth: number): string | null {
  const { parts } = told
  if (group.side) return group.side
  if (depth > DEEPEST) return null
  const allegiance = allegianceOf(parts, group)
  if (allegiance === 'ours') return told.speaker()
  if (allegiance === 'foe') return foe(told)
  if (group.kind === 'thing' && numberOf(parts.tokens[group.head] as Token) === null)
    return bodies ? sideIn(parts, group.first, group.last) : null
  const lost = group.kind === 'bare' ? borne(parts, group.first) : null
  if (lost) return lost.side
  const means = whom(told, group, draft, bodies)
  const of = means && told.victims.get(means.head)
  if (of?.group === means) return side(told, of, depth + 1)
  if (means) return sideOf(told, means, draft, bodies, depth + 1)
  if (group.kind === 'name') return told.personOf(group) ?? compatriot(told, group, draft)
  if (group.kind !== 'people') return null
  return (
    fromOrIn(parts, group, draft) ??
    crewOf(parts, group) ??
    earlier(told, draft, group) ??
    local(told, group, draft) ??
    captive(told, group) ??
    (allegiance === 'own' ? told.speaker() : compatriot(told, group, draft))
  )
}

/** Whom the speaker fights ("the occupiers"), or null. */
function foe({ speaker, census }: Told): string | null {
  const own = speaker()
  return own && census().foeOf(own)
}

/**
 * Civilians are of the country in which it happened, and who fled is of the one that he fled from, unless the word for
 * them says that they were on their way.
 */
function local(told: Told, group: Group, draft: Draft): string | null {
  const { parts } = told
  const fled = draft.event === 'displacement'
  const settled = fled ? /^(civilians|children|women|people|refugees)$/ : /^(civilians|children|women)$/
  if (group !== draft.group || !settled.test(group.role ?? '')) return null
  if (parts.lexicon.allegiance.at(parts.tokens, group.head)?.value === 'stranger') return null
  const place = fled ? left(parts, draft) : (told.place(draft)?.text ?? null)
  return place && landOf(place, told.census().countries, parts.lexicon)
}

/** "fled [Aleppo]", "fled from [Aleppo]": the name of where people left, right behind the verb; else null. */
function left({ tokens, groups, groupOf, doc }: Parts, { last }: Draft): string | null {
  // "crossed into".
  if (tokens[last]?.tag === 'ADP' && tokens[last]?.norm !== 'from') return null
  const at = tokens[last + 1]?.norm === 'from' ? last + 2 : last + 1
  const group = groups[groupOf[at] ?? -1]
  if (!group || group.first !== at || group.kind === 'people') return null
  return doc.text.slice(tokens[group.first]?.start, tokens[group.last]?.end)
}

const captive = (told: Told, { role }: Group): string | null =>
  role === 'hostages' ? heldBy(told.census(), told.speaker()) : null

/** Whose they are is told by words that lead elsewhere. */
const OTHERS = /^(your|their|his|her|its)$/
const HARM = /^(deaths|injuries|casualties|captures|missing|displacement|releases)$/

/**
 * Whose people a speaker means who says no more of them: where his side is at war in its own country, his own, and
 * soldiers whom his own side harmed the other's. Null where the sentence speaks of another country's place or people.
 */
function compatriot(told: Told, group: Group, draft: Draft): string | null {
  const { speaker, census, parts } = told
  if (group !== draft.group || draft.modality !== 'asserted' || !HARM.test(draft.event)) return null
  const own = speaker()
  if (!own || !census().atHome(own)) return null
  if (doer(told, draft) === own) return FIGHT.test(group.role ?? '') ? foe(told) : null
  const named = group.kind === 'name' && !/^(deaths|injuries|missing)$/.test(draft.event)
  if (
    named ||
    group.role === 'fighters' ||
    OTHERS.test(parts.tokens[group.words?.[0] ?? group.first]?.norm ?? '')
  )
    return null
  const place = told.place(draft)
  const land = place && landOf(place.text, census().countries, parts.lexicon)
  return (land && land !== own) || abroad(parts, draft, own) ? null : own
}

/** "of Norland", "in Norland", "the Soviet army": does the sentence speak of another country, or of another time? */
function abroad({ tokens, doc, lexicon }: Parts, { first }: Draft, own: string): boolean {
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  if (!sentence) return false
  for (let i = sentence.first; i <= sentence.last; i++) {
    const side = lexicon.sides.at(tokens, i)?.side
    if (!side || side.name === own || side.of === own) continue
    if (side.kind === 'former') return true
    const before = tokens[i - 1]?.tag === 'DET' ? tokens[i - 2] : tokens[i - 1]
    if (/^(in|of|from|for|inside|across|to|with)$/.test(before?.norm ?? '')) return true
  }
  return false
}

/** The people told before whom a group points at: "they", "12 others", or the owner of "its troops"; else null. */
export function whom(
  { parts, victims }: Told,
  group: Group,
  draft: Draft | null,
  bodies = false,
): Group | null {
  const { tokens } = parts
  const head = tokens[group.head] as Token
  if (
    group.kind === 'bare' ||
    /^(others?|another|some|many|most|several|few|both|all|those)$/.test(head.norm)
  )
    return antecedent(parts, victims, {
      at: group.first,
      number: 'several',
      bodies: false,
      victims: true,
      // "another 30", "11 others" go on counting those of the sentence before.
      reach: group.kind === 'bare' ? 0 : 1,
    })
  const number = numberOf(head)
  if (group.kind === 'pronoun' || number === 'body') {
    const reach = number === 'one' ? 1 : undefined
    return number && antecedent(parts, victims, { at: group.head, number, bodies, victims: false, reach })
  }
  const own = group.words?.[0] ?? group.first
  const owner = numberOf(tokens[own] as Token)
  if (group.kind !== 'people' || owner === null) return null
  // "said that it killed 12 of its fighters": whose they are did not kill them, unless they are lost.
  const kills =
    draft !== null &&
    draft.first < group.first &&
    !/^(lose|suffer|bury|mourn)$/.test(tokens[draft.first]?.lemma ?? '')
  if (kills) return null
  return antecedent(parts, victims, { at: own, number: owner, bodies: true, victims: false })
}

/** "drivers from Chad", "civilians in Gaza": where people come from, or civilians live; null where two countries are named. */
function fromOrIn({ tokens, lexicon }: Parts, { last, role }: Group, { event, first }: Draft): string | null {
  const link = tokens[last + 1]?.norm
  // "freed 12 people from Chad", "fled from Chad": where they were.
  const held = /^(hostages|prisoners)$/.test(role ?? '')
  const from = link === 'from' && !held && !(/^(displacement|releases|captures)$/.test(event) && first < last)
  // "people in Chad have died", not "killed 12 people in Chad", who may be anybody's.
  const people = last < first ? /^(civilians|children|women|people)$/ : /^(civilians|children|women)$/
  const live = link === 'in' && people.test(role ?? '')
  const named = from || live ? lexicon.sides.at(tokens, last + 2) : null
  if (!named || named.form !== 'name' || !/^(country|territory|former)$/.test(named.side.kind)) return null
  if (named.side.disputed) return null
  if (
    /^(and|or|,)$/.test(tokens[last + 2 + named.length]?.norm ?? '') &&
    /^(in|\p{Lu})/u.test(tokens[last + 3 + named.length]?.text ?? '')
  )
    return null
  return named.side.of ?? named.side.name
}

/** How many sentences back a side is looked for: soldiers keep theirs through a passage, "people" may be anybody's. */
const REACH = { force: 3, people: 1 }
const FORCES = /^(soldiers|fighters|police|prisoners)$/
const FIGHT = /^(soldiers|fighters)$/
const ANYBODY = /^(people|civilians|children|women|refugees|victims|hostages)$/

/** The nearest earlier people of the same sort whose side is told, save those who did it. */
function earlier(told: Told, draft: Draft, of: Group): string | null {
  const { parts } = told
  const { groups, groupOf, doc, tokens, lexicon } = parts
  const same = namesake(parts, of)
  if (same) return same
  const force = FORCES.test(of.role ?? '')
  if (!force && !ANYBODY.test(of.role ?? '')) return null
  const here = tokens[of.first]?.sentence ?? 0
  const did = doer(told, draft)
  for (let k = (groupOf[of.first] ?? 0) - 1; k >= 0; k--) {
    const group = groups[k] as Group
    const there = tokens[group.first]?.sentence ?? 0
    if (here - there > (force ? REACH.force : REACH.people)) return null
    if (!force && doc.sentences[there]?.paragraph !== doc.sentences[here]?.paragraph) return null
    if (!group.side || group.kind !== 'people') continue
    // "1,200 people, 46 of them Americans": a part of whoever was told of.
    if (/^(them|whom|including)$/.test(tokens[group.first - 1]?.norm ?? '')) continue
    // A Jordanian driver who tells of it makes no Jordanians of those who died.
    if (!force && group.quantity?.lower === 1 && of.quantity?.lower !== 1) continue
    // Whom the United Nations speaks of is not of the United Nations.
    // Nor are "people" those of a faith named before them.
    if (/^(organisation|alliance|people)$/.test(lexicon.sides.named(group.side)?.kind ?? '')) continue
    // "A similar toll among North Koreans: more than 1,000 soldiers died": the nation's name holds its soldiers.
    const nation = group.role === 'people' && there === here
    const alike = force ? group.role === of.role || nation : ANYBODY.test(group.role ?? '')
    if (!alike) continue
    // "Turkish soldiers clashed with Syrian soldiers; nine soldiers were killed": whose is not said.
    for (
      let other = k - 1;
      other >= 0 && tokens[(groups[other] as Group).first]?.sentence === there;
      other--
    ) {
      const { side: rival, kind, role } = groups[other] as Group
      const same = force ? FIGHT.test(role ?? '') && FIGHT.test(of.role ?? '') : role === group.role
      if (rival && rival !== group.side && kind === 'people' && same) return null
    }
    return group.side === did ? null : group.side
  }
  return null
}

/** The side of who did it: before an active verb, or after "by". */
function doer(told: Told, { first, last, group, rule }: Draft): string | null {
  const { tokens, groups, groupOf } = told.parts
  const sentence = tokens[first]?.sentence
  if (/^verb-(active|gerund)$/.test(rule) && group && group.first > first) {
    for (let i = first - 1; i >= 0 && tokens[i]?.sentence === sentence; i--) {
      const before = groups[groupOf[i] ?? -1]
      if (before && allegianceOf(told.parts, before) === 'ours') return told.speaker()
      const named = before?.kind === 'pronoun' ? whom(told, before, null, true) : before
      if (named?.side) return named.side
    }
    return null
  }
  for (let i = last + 1; i < last + 6 && tokens[i]?.sentence === sentence; i++)
    if (tokens[i]?.norm === 'by') return groups[groupOf[i + 1] ?? -1]?.side ?? null
  return null
}

/** "the 21 soldiers" told of once more, after "21 Pakistani soldiers": the same number of the same people. */
function namesake({ tokens, groups, groupOf }: Parts, of: Group): string | null {
  const number = of.quantity?.lower ?? 0
  const definite = tokens[of.first - 1]?.norm === 'the' || tokens[of.first]?.norm === 'the'
  if (number < 2 || !definite) return null
  for (let k = (groupOf[of.first] ?? 0) - 1; k >= 0; k--) {
    const group = groups[k]
    if (group?.side && group.role === of.role && group.quantity?.lower === number) return group.side
  }
  return null
}
