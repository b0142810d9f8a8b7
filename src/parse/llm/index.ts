import type { Doc, Problem, Span } from '../../model/index.ts'
import type { ProposedAttribution, ProposedClaim, Proposer } from '../proposal.ts'
import { conversation } from './ask.ts'
import { exact } from './exact.ts'
import type { LanguageModelSettings } from './settings.ts'

export type { LanguageModelSettings, Usage } from './settings.ts'

/** Characters of text a request, in whole paragraphs where they fit. */
const PART = 6000

/**
 * A reader through a language model that the user runs or rents. Its proposals count only where their words stand in
 * the text exactly; they carry the rule `language-model`. What it left out, broke or made up is told in problems.
 */
export function languageModel(settings: LanguageModelSettings): Proposer {
  const { ask, usage } = conversation(settings)
  return async (doc) => {
    const attributions: ProposedAttribution[] = []
    const claims: ProposedClaim[] = []
    const problems: Problem[] = []
    for (const span of partsOf(doc)) {
      const { tokensIn, tokensOut } = usage()
      if (settings.budget !== undefined && tokensIn + tokensOut >= settings.budget) {
        problems.push(unread([span[0], doc.text.length], `the budget of ${settings.budget} tokens is spent`))
        break
      }
      const asked = await ask(doc.text.slice(...span))
      if ('failed' in asked) {
        problems.push(unread(span, asked.failed))
        continue
      }
      const found = exact(asked.answer, doc.text, span)
      attributions.push(...found.attributions)
      claims.push(...found.claims)
      if (found.dropped > 0) problems.push(invented(span, found.dropped))
    }
    return { attributions, claims, problems, complete: false }
  }
}

/** Whole paragraphs together up to a bound; a longer paragraph by its sentences. */
function partsOf(doc: Doc): Span[] {
  const units = doc.paragraphs.flatMap(({ span, first, last }) =>
    span[1] - span[0] <= PART
      ? [span]
      : doc.sentences.filter((s) => s.first >= first && s.last <= last).map((s) => s.span),
  )
  const out: [number, number][] = []
  for (const [start, end] of units) {
    const open = out.at(-1)
    if (open && end - open[0] <= PART) open[1] = end
    else out.push([start, end])
  }
  return out
}

const unread = (span: Span, why: string): Problem => ({
  kind: 'language-model',
  span,
  message: `The language model did not read this part: ${why}. The rules alone read it.`,
})

const invented = (span: Span, count: number): Problem => ({
  kind: 'language-model',
  span,
  message: `${count} ${count === 1 ? 'proposal' : 'proposals'} of the language model did not count, for their words are not in the text.`,
})
