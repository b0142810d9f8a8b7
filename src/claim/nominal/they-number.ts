import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { withRight } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import { modifier, phraseStart } from './counted.ts'
import { type Figure, figureAfter } from './figure.ts'
import type { Reading } from './reading.ts'

/** "the dead now number 40", "the wounded exceed 900", "put the dead at 40". */
export function theyNumber(parts: Parts, { sense, first, last }: Trigger): Reading | null {
  const { tokens, lexicon } = parts
  // "the confirmed dead", "its own dead", "Norland's civilian dead", "Norlandic dead and wounded".
  const start = phraseStart(parts, first)
  const who = modifier(parts, start, first)
  const article = lexicon.sets.official.has(tokens[first - 1]) ? first - 2 : first - 1
  const owned = /^(the|its|their|our|his|her|'s|')$/.test(tokens[article]?.norm ?? '')
  // "put the number of war dead at 900".
  const counted =
    sense.as === 'state' && tokens[start - 1]?.norm === 'of' && lexicon.sets.counts.has(tokens[start - 2])
  // "the number of villagers killed has reached 90": their own phrase.
  const whose = sense.as === 'verb' && groupAt(parts, first - 1)?.kind === 'people'
  if (!owned && !(counted && start < first) && (who.words === null || whose)) return null
  const told = figureAfter(parts, last + 1, true)
  if (!told || !isTheirs(parts, told, last) || !(told.verb >= 0 || counted || isPut(parts, article)))
    return null
  const group: Group = who.words && !told.group.words ? { ...told.group, ...who } : told.group
  // "British dead numbered 15 officers and 79 men".
  const groups = group.kind === 'people' ? withRight(parts, group) : [group]
  return { groups, rule: 'noun-toll', frame: null }
}

/** Do only a verb and what goes with it stand between the words that end at `last` and the figure? */
const isTheirs = ({ tokens }: Parts, { group }: Figure, last: number): boolean =>
  tokens
    .slice(tokens[last + 2]?.norm === 'who' ? last + 3 : last + 1, group.first)
    .every(({ tag, text }) => /^(AUX|VERB|ADV|ADP|PART|NOUN)$/.test(tag) || /^["“‘]$/.test(text))

/** "[put] the dead at 40 and the wounded at 90": is a figure given for what begins at token `first`? */
const isPut = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens.slice(Math.max(0, first - 8), first).some(({ lemma }) => lexicon.figures.verbs.get(lemma) === 'put')
