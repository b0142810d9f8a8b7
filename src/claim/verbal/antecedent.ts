import { pronoun } from '../phrase/bare.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { VerbFrame } from '../clause/verb.ts'

/** "the two pilots they had captured", "villagers whom the rebels abducted": the people whom a relative clause tells about. */
export function antecedent(parts: Parts, { first, perfect }: VerbFrame): Group | null {
  const { tokens, lexicon } = parts
  // "the hostages that the army mistakenly killed".
  const end = tokens[first - 1]?.tag === 'ADV' ? first - 2 : first - 1
  const says = pronounAt(parts, end) && lexicon.sets.sayThat.has(tokens[end - 1])
  // "the 12 men it says it captured"
  const own = says && pronounAt(parts, end - 2) ? groupTo(parts, end - 3) : undefined
  if (own?.kind === 'people' && own.quantity) return own
  // "the 12 men [the army] says it captured": who says that he did it, in his own place.
  const found = groupTo(parts, says ? end - 2 : end)
  if (!found) return null
  // "that" of "engineers that militants captured" is taken for an article.
  const article = tokens[found.first]?.norm === 'that' && found.first < found.last
  const doer = article ? { ...found, first: found.first + 1 } : found
  const open = tokens[doer.first - 1]
  const relative = /^(whom|that|who)$/.test(open?.norm ?? '')
  // "nine villagers the army arrested"
  const bare =
    /^(the|its|their)$/.test(tokens[doer.first]?.norm ?? '') && !!groupTo(parts, doer.first - 1)?.quantity
  // "the two engineers it had held", not "those it detains".
  const it = perfect && tokens[doer.first]?.norm === 'it' && !!groupTo(parts, doer.first - 1)?.quantity
  if (!relative && doer.kind !== 'pronoun' && !bare && !it) return null
  const joint = relative ? doer.first - 2 : doer.first - 1
  // "Ilan Ross, whom the rebels had held".
  const at = open?.norm === 'whom' && tokens[joint]?.norm === ',' ? joint - 1 : joint
  if (/^(those|everyone|everybody)$/.test(tokens[at]?.norm ?? '')) return pronoun(at)
  const people = open?.norm === 'whom' && relative ? beforeSetting(parts, at) : groupAt(parts, at)
  if (people?.kind !== 'people' && !(at < joint && people?.kind === 'name')) return null
  return people.last === at || people.quantity ? people : null
}

const pronounAt = ({ tokens }: Parts, i: number): boolean =>
  /^(it|they|he|she|we)$/.test(tokens[i]?.norm ?? '')

/** "returned [44 men] to Chad on Friday whom they had captured": the counted people before where and when, which end at token `at`. */
function beforeSetting(parts: Parts, at: number): Group | undefined {
  const { tokens, periodOf } = parts
  const near = groupAt(parts, at)
  for (let i = at, n = 0; n < 3; n++) {
    const group = groupAt(parts, i)
    if (group?.kind === 'people' && group.quantity && group.last === i) return group
    const timed = periodOf[i] !== -1
    let first = group?.first ?? i
    if (timed) while (periodOf[first - 1] === periodOf[i]) first--
    const before = timed && tokens[first]?.tag === 'ADP' ? first : first - 1
    const link = tokens[before]?.tag === 'DET' ? before - 1 : before
    const setting = timed || group?.kind === 'thing' || (group?.kind === 'name' && !group.sure)
    if (!setting || !/^(to|in|at|on|from|near|into)$/.test(tokens[link]?.norm ?? '')) return near
    i = link - 1
  }
  return near
}
