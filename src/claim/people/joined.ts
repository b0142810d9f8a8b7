import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Told } from './side.ts'
import { groupFrom, groupTo } from '../phrase/group-at.ts'
import { isPlural } from '../clause/human.ts'

type Words = readonly [first: number, last: number]

/** People with those joined to them of whom neither has an amount or a claim of its own: "women and children". */
export function joined(
  { parts, victims }: Told,
  group: Group,
  words: Words,
  draft: Draft,
): { words: Words; role: string | null } {
  const { tokens, lexicon } = parts
  const alone = { words, role: group.role }
  const several = (one: Group | undefined): one is Group & { words: Words } =>
    one?.kind === 'people' && one.sure && one.words !== null && isPlural(tokens[one.head] as Token)
  if (!several(group)) return alone
  const and = (i: number): boolean =>
    tokens[i]?.norm === 'and' && tokens[i]?.sentence === tokens[group.head]?.sentence
  const right = and(words[1] + 1) ? groupFrom(parts, words[1] + 2) : undefined
  if (several(right) && !right.quantity && !victims.has(right.head)) {
    // "killed priests and the rebels deny it", "killed nine soldiers and villagers fled": those are others.
    const apart = tokens[right.first]?.norm === 'the' && tokens[group.first]?.norm !== 'the'
    const acts = draft.first < group.first && /^(VERB|AUX)$/.test(tokens[right.last + 1]?.tag ?? '')
    if (!acts && !apart)
      return { words: [words[0], right.words[1]], role: common(group.role, right.role, lexicon) }
  }
  const left = and(group.first - 1) && !group.quantity ? groupTo(parts, group.first - 2) : undefined
  if (several(left) && !left.quantity && !victims.has(left.head))
    return { words: [left.words[0], words[1]], role: common(left.role, group.role, lexicon) }
  return alone
}

/** The nearest role that both are part of: children and journalists are civilians, soldiers and women people. */
function common(a: string | null, b: string | null, lexicon: Lexicon): string | null {
  const chain = (role: string | null): string[] => {
    const found: string[] = []
    for (let at = role; at !== null && !found.includes(at); at = lexicon.scopes.roles.get(at)?.within ?? null)
      found.push(at)
    return found
  }
  const other = chain(b)
  return chain(a).find((role) => other.includes(role)) ?? 'people'
}
