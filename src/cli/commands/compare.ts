import type { Relation } from '../../model/index.ts'
import { RELATION_KINDS } from '../../model/index.ts'
import { printRelations } from '../relation-lines.ts'
import { COMPARED_FORMAT, claimsBy, withCompared } from '../compared.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { count } from '../words.ts'

/** A terminal shows this many unless --limit says otherwise; files and pipes get all. */
const SCREENFUL = 30

export const compare = command({
  name: 'compare',
  summary: 'Say how claims stand to each other, and why',
  words: '[CLAIM…]',
  ledger: true,
  about: [
    'Without claims it lists the relations of the ledger; with one, those of that claim; with several, how each two of them stand to each other, also where nothing was kept of it.',
    'Every relation comes with both passages and the reasons: the field, what either says, and a sentence.',
  ].join('\n'),
  flags: {
    kind: {
      about: 'Only these kinds of relations',
      takes: 'KIND',
      values: RELATION_KINDS,
      many: true,
      short: 'k',
    },
    limit: {
      about: `Show at most so many; a terminal gets ${SCREENFUL} unless told otherwise`,
      takes: 'COUNT',
      kind: 'count',
      short: 'n',
    },
    format: COMPARED_FORMAT,
  },
  examples: [
    ['onrecord compare --kind agree,retells', 'Who says the same'],
    ['onrecord compare r7a2b19c.3', 'All that bears on one claim'],
    ['onrecord compare r7a2b19c.3 r91f0a22.7', 'Two claims beside each other'],
  ],
  run: (values, words, context) =>
    withCompared(context, async ({ ledger, comparing }) => {
      const { keyFor, relationList } = await import('../../ledger/index.ts')
      const keys: string[] = []
      for (const word of words) keys.push((await keyFor(ledger, word)).key)
      const kinds = values.kind as Relation['kind'][]
      const limit = values.limit ?? (context.terminal.outIsTerminal ? SCREENFUL : undefined)
      const found: readonly Relation[] =
        keys.length > 1
          ? await pairs(ledger, keys, comparing)
          : await relationList(ledger, {
              ...(keys.length === 1 && { claims: keys }),
              ...(kinds.length > 0 && { kinds }),
              ...(limit !== undefined && { limit }),
            })
      const { terminal } = context
      const shown = found.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).slice(0, limit)
      const none = keys.length > 1 ? 'Nothing relates these claims.' : 'No relations like that.'
      await printRelations(ledger, shown, values.format, none, terminal)
      if ((values.format ?? 'text') === 'text' && shown.length > 0 && shown.length === limit)
        terminal.err(`The first ${count(shown.length, 'relation')}; --limit shows more.\n`)
      return EXIT.done
    }),
})

/** How each two of these claims stand to each other. What nothing else relates is not comparable, part by part. */
async function pairs(
  ledger: Parameters<typeof claimsBy>[0],
  keys: readonly string[],
  comparing: Parameters<Parameters<typeof withCompared>[1]>[0]['comparing'],
): Promise<Relation[]> {
  const { statementsWith } = await import('../../across/index.ts')
  const { relateTwo } = await import('../../compare/index.ts')
  const { relationList } = await import('../../ledger/index.ts')
  const all = await statementsWith(ledger, keys)
  const kept = await relationList(ledger, { claims: keys })
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      const own = kept.filter(
        (one) => (one.a === a.id && one.b === b.id) || (one.a === b.id && one.b === a.id),
      )
      return own.length > 0 ? own : [relateTwo(a, b, comparing)]
    }),
  )
}
