import type { Token } from '../../model/index.ts'
import { captivesBefore, inSwap, treated } from './captives.ts'
import { figurative } from './figurative.ts'
import { freed } from './freed.ts'
import { asks } from './conditions.ts'
import { amountOf, type Group, sizeOf } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { armed, roleOf, wordsOf } from './role-of.ts'
import { carriedAway, movedOn, OUT, sent, severalOf, takenIn, takenOut, towardsNation } from './moved.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/victims.ts'

/** Troops are sent, not visitors; "fell" needs soldiers who are counted; "they were freed" needs captives before it. */
export function fitsEvent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, first } = trigger
  const { sets } = parts.lexicon
  const role = roleOf(parts, group)
  const troops = armed(parts, group)
  // "captured gunners were blinded", not "blinded by love".
  const harmed =
    sense.word === 'blind' &&
    group.kind === 'people' &&
    verbFrame(parts, first).passive &&
    parts.tokens[trigger.last + 1]?.norm !== 'by'
  if (sense.counted && !harmed && !amountOf(group)) return false
  // "took with them five of their own dead".
  if (
    event === 'captures' &&
    group.first > first &&
    /^(dead|wounded)$/.test(parts.tokens[group.last + 1]?.norm ?? '')
  )
    return false
  // "burned their bodies".
  if (event !== 'deaths' && sets.remains.has(parts.tokens[group.head])) return false
  // "evacuated 11 people injured in the blast": carried to a doctor.
  if (
    event === 'displacement' &&
    (parts.tokens[group.head]?.norm === 'casualties' ||
      /^(injured|wounded|hurt)$/.test(parts.tokens[group.last + 1]?.norm ?? ''))
  )
    return false
  const driven = /^(evacuate|rescue)/.test(sense.word) || sense.victim === 'subject' || !sense.sure
  if (event === 'displacement' && driven && (troops || role === 'police')) return false
  // "held 14 men trying to cross into Norland".
  if (/^(displacement|deployment)$/.test(event) && sense.victim !== 'object') {
    const { infinitive, governor } = verbFrame(parts, first)
    if (infinitive && /^(try|attempt)ing$/.test(parts.tokens[governor]?.norm ?? '')) return false
  }
  // "he refused to be evacuated".
  if (
    event === 'displacement' &&
    /^(he|she|him|her|himself|herself|i|me)$/.test(parts.tokens[group.head]?.norm ?? '')
  )
    return false
  if (!asks(parts, trigger, group)) return false
  // "he left the country": one who travels.
  if (event === 'displacement' && group.kind === 'pronoun' && sense.word.includes(' ') && !group.quantity)
    return (
      sense.sure &&
      /^(they|them|we|us|those|who|everyone|everybody|nobody)$/.test(parts.tokens[group.head]?.norm ?? '')
    )
  if (event === 'deployment')
    return (
      (troops ||
        role === 'police' ||
        (role === 'peacekeepers' &&
          (amountOf(group) ? !group.none : isPlural(parts.tokens[group.head] as Token))) ||
        underArms(parts, trigger, group) ||
        (sense.word.startsWith('fight') &&
          group.side !== null &&
          severalOf(group) &&
          fightsFor(parts, trigger))) &&
      sent(parts, trigger, group)
    )
  if (
    event === 'releases' &&
    /^(get|come\/came\/come out)\b/.test(sense.word) &&
    !sense.word.endsWith('back')
  )
    return group.role === 'hostages' || group.role === 'prisoners'
  // "evacuated its diplomats", "the staff were flown out", not "the minister was evacuated".
  const carried = carriedAway(sense) && isPlural(parts.tokens[group.head] as Token)
  if (
    event === 'displacement' &&
    /^(workers|officials|journalists)$/.test(group.role ?? '') &&
    !amountOf(group) &&
    !carried
  )
    return false
  // "released the figures".
  if (event === 'releases' && sets.notFreed.has(parts.tokens[group.head])) return false
  // "released Helvetica", "freed Harra": a word alone may be anything.
  if (group.kind === 'name' && !group.sure && !sense.sure && group.first === group.last)
    return !/^(releases|deaths)$/.test(event)
  if (figurative(parts, trigger, group)) return false
  if (sense.sure || sense.needs.length > 0) return true
  // "the bodies of fallen soldiers were repatriated".
  const body = parts.tokens[group.first - 1]?.norm === 'of' && sets.remains.has(parts.tokens[group.first - 2])
  if (event === 'releases' && treated(parts.tokens, first)) return false
  if (event === 'releases' && (body || /\b(fallen|dead|slain|killed)\b/.test(wordsOf(parts, group))))
    return false
  if (sense.word.startsWith('rescue'))
    return (
      /^(prisoners|hostages)$/.test(role ?? '') ||
      (group.kind !== 'pronoun' && captivesBefore(parts, first, 2))
    )
  if (event === 'releases' && /^(save|recover$|reunite|give\S* up|deliver|parole|turn|send)/.test(sense.word))
    return (
      /^(prisoners|hostages)$/.test(role ?? '') || (sense.word.startsWith('send') && inSwap(parts, first))
    )
  if (/^(take\S* in$|shelter$|host$|house$|accommodate$)/.test(sense.word)) return takenIn(parts, group)
  if (event === 'displacement' && group.kind === 'pronoun')
    return group.quantity !== null && !sense.word.startsWith('bring')
  if (event === 'displacement' && OUT.test(sense.word)) return takenOut(parts, trigger, group, role)
  if (event === 'displacement' && sense.victim === 'subject') return movedOn(parts, trigger, group)
  // "taken to Belarus", not "taken to court".
  if (/^(take|fly|carry|ferry|drive)\S* (to|into)$/.test(sense.word))
    return (
      (severalOf(group) ||
        (/^(people|civilians|children|women)$/.test(role ?? '') &&
          isPlural(parts.tokens[group.head] as Token))) &&
      towardsNation(parts, trigger.last + 1)
    )
  return event !== 'releases' || freed(parts, trigger, group)
}

/** "400 Harrans are fighting for Norland", not "fight for their rights". */
const fightsFor = ({ tokens, groups, groupOf }: Parts, { last }: Trigger): boolean =>
  /^(for|alongside|with)$/.test(tokens[last + 1]?.norm ?? '') &&
  (groups[groupOf[last + 2] ?? -1]?.side ?? null) !== null

/** "conscripted 500 men", "has 500 men under arms", "sent 500 men for training": whom only an army takes. */
function underArms({ tokens }: Parts, { sense, last }: Trigger, group: Group): boolean {
  if (tokens[group.head]?.norm !== 'men') return false
  if (ARMS.test(sense.word)) return true
  const many = sizeOf(group) >= 20
  const trained = tokens
    .slice(last + 1, last + 9)
    .some((t) => t.sentence === tokens[last]?.sentence && /^train(ing)?$/.test(t.norm))
  return many && (/^land\b/.test(sense.word) || (/^(send|fly)/.test(sense.word) && trained))
}

const ARMS =
  /^(conscript|field|muster|concentrate|amass|array|garrison|mass|station|(re)?deploy|(put|have)\b.* (field|arms)|throw.* battle$|send.* front(-?line)?$)/
