import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { severalOf } from './moved.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from './trigger.ts'
import { feared } from './unfound.ts'
import { verbFrame } from '../clause/verb.ts'

/** "11 people were shot", not "shot and killed" or "shot at"; "nine were treated", not for a disease. */
export function hurt(parts: Parts, { sense, first, last, form }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const next = tokens[last + 1]?.norm ?? ''
  const tells = (i: number, event: string): boolean =>
    eventsAt(parts, i).some(({ sense: s }) => s.event === event)
  if (/^in (the )?hospital/.test(sense.word)) return severalOf(group)
  if (sense.word === 'treat') {
    if (!severalOf(group) || group.role === 'health workers') return false
    const cause = tokens.slice(last + 1, last + 12).findIndex((t) => t.norm === 'for')
    // What they are treated for tells it, or is a disease.
    return cause < 0 && !/^(as|with|like|unfairly|badly|well)$/.test(next)
  }
  if (/^(receive|seek|need|require|undergo)\b/.test(sense.word)) return severalOf(group)
  if (/^admit\b/.test(sense.word)) return severalOf(group) && inHospital(parts, first, last, group)
  if (sense.word !== 'shoot/shot/shot') return true
  // "soldiers shot 26 men": people do it, not a police dog or a scene; "not a single shot was heard".
  const several =
    severalOf(group) && (group.first < first || by(parts, first)) && !(group.none && group.kind === 'bare')
  const near = next === 'at' && /^(point|close)$/.test(tokens[last + 2]?.norm ?? '')
  if (form === 'ing' || !several || (/^(down|at|to|up|back|through|out|off)$/.test(next) && !near))
    return false
  return !/^(and|,|then)$/.test(next) || ![2, 3, 4].some((k) => tells(last + k, 'deaths'))
}

/** Do people do what the verb at `first` tells: "soldiers shot", "we buried"? */
function by(parts: Parts, first: number): boolean {
  const doer = subject(parts, verbFrame(parts, first).first)
  return doer?.kind === 'people' || DOER.test(parts.tokens[doer?.head ?? -1]?.norm ?? '')
}

const DOER = /^(i|we|he|she|they|who|troops|police|army)$/

/** "we buried 11 people in the yard", "nine were buried in the cemetery", not "buried under the rubble". */
export function laidToRest(parts: Parts, { sense, first, last }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  if (!severalOf(group) || feared(parts, first)) return false
  // "a shell buried four men".
  const thing = group.first > first ? subject(parts, verbFrame(parts, first).first) : null
  if (thing?.kind === 'thing' && !DOER.test(tokens[thing.head]?.norm ?? '')) return false
  if (!sense.word.endsWith(' in')) return !/^(under|beneath|in|alive|by)$/.test(tokens[last + 1]?.norm ?? '')
  const grave = tokens
    .slice(last + 1, last + 9)
    .some((t) => t.sentence === tokens[last]?.sentence && lexicon.sets.graves.has(t))
  return grave || (group.first > first && by(parts, first))
}

/** "hospitals have admitted 300", "300 were admitted to the provincial hospital". */
function inHospital({ tokens, lexicon }: Parts, first: number, last: number, group: Group): boolean {
  const words =
    group.first > last ? tokens.slice(Math.max(0, first - 7), first) : tokens.slice(last, last + 7)
  const { hospitals } = lexicon.sets
  return words.some((t) => t.sentence === tokens[last]?.sentence && hospitals.has(t))
}
