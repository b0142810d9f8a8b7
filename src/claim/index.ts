import type { Lexicon } from '../lexicon/index.ts'
import type { Claim, Doc, Report } from '../model/index.ts'
import type { EventTeller } from '../parse/index.ts'
import { positionsIn } from '../text/index.ts'
import { aroundClaims, claimOf } from './claim.ts'
import { findDrafts } from './drafts.ts'
import { listedClaim } from './listed.ts'
import { numbered } from './numbered.ts'
import { type Draft, isBounded } from './phrase/draft.ts'
import type { Found } from './phrase/parts.ts'
import { trainedDrafts } from './trained/index.ts'

export { meaning, type Meaning } from './meaning.ts'
export { withProposed } from './proposed.ts'

/** Claims in text order; ids are `c1…`. `tell` is a model that says what happened to people whom no rule connects with it. */
export function findClaims(
  doc: Doc,
  found: Found,
  report: Report,
  lexicon: Lexicon,
  tell: EventTeller | null = null,
): Claim[] {
  const { read, shown, lists, drafts: byRules } = findDrafts(doc, found, report, lexicon)
  // Where nothing shows a conflict, counted people mostly vote, meet or earn.
  const more = tell && shown > 0 ? trainedDrafts(read, byRules, tell, positionsIn(lists.rows)) : []
  const drafts = [...byRules, ...more]
  const inCaption = positionsIn(lists.captions)
  const around = aroundClaims(read, found, report, drafts, lists.items)
  const prose = drafts
    .filter((draft) => !topic(draft) || !inCaption(doc.tokens[draft.first]?.start ?? 0))
    .map((draft) => claimOf(around, draft))
  const listed = lists.figures.map((figure) => listedClaim(figure, around.voiceAt, report))
  return numbered([...prose, ...listed])
}

/** "Losses of the enemy", "People killed by region": said above a list, it only names what is listed. */
const topic = ({ group, rule }: Draft): boolean =>
  /^(noun-|attributive|verb-participle)/.test(rule) && (group === null || !isBounded(group))
