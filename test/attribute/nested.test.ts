import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, readWith } from '../../src/index.ts'
import type { Proposals } from '../../src/parse/index.ts'

test('attributions that a reader puts inside each other come to an end', async () => {
  const text = 'The army says ten men were killed in Dovra, the army said.'
  const span = (words: string, from = 0): [number, number] => {
    const at = text.indexOf(words, from)
    return [at, at + words.length]
  }
  const whole = [span('ten men were killed in Dovra')]
  const proposed: Proposals = {
    attributions: [
      { source: [span('The army')], cue: [span('says')], content: [...whole, span('said')], rule: 'trained' },
      { source: [span('the army')], cue: [span('said')], content: [...whole, span('says')], rule: 'trained' },
    ],
    claims: [],
    problems: [],
    complete: true,
  }
  const { attributions, claims } = await readWith(
    async () => proposed,
    text,
    { location: 'x' },
    loadLexicon(),
  )
  const outer = new Map(attributions.map(({ id, within }) => [id, within]))
  for (const { id } of attributions) {
    let at: string | null | undefined = id
    for (let steps = 0; at; steps++, at = outer.get(at)) assert.ok(steps <= attributions.length, id)
  }
  assert.equal(claims.length, 1)
})
