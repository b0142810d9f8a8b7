import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf } from '../../src/compare/place.ts'
import { roleChain } from '../../src/compare/population.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { origin, type Statement } from '../../src/compare/statement.ts'
import { statements } from '../../src/compare/statements.ts'
import { fold, loadLexicon, type Meaning } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const rows = <T>(name: string): (T & { example: string })[] => shipped(name)

function claimsOf(text: string): Statement[] {
  const given = { location: 'example.txt', published: '2024-12-27', publisher: 'The Daily' }
  return statements(read(text, given, lexicon), lexicon, SETTINGS)
}

/** Whether a text has one of the words as a whole word. */
const has = (text: string, words: readonly string[]): boolean =>
  words.some((word) => ` ${fold(text)} `.includes(` ${fold(word)} `))

for (const { whole, parts, example } of rows<{ whole: string; parts: string[] }>('event-parts.yaml')) {
  test(`event-parts: "${example}" counts ${whole} and its parts`, () => {
    const events = new Set(claimsOf(example).map(({ scope }) => scope.event))
    assert.deepEqual(
      [whole, ...parts].filter((event) => !events.has(event)),
      [],
    )
  })
}

for (const { role, words = [], example } of rows<{ role: string; words?: string[] }>('role-parts.yaml')) {
  test(`role-parts: "${example}" speaks of ${role}`, () => {
    const { tokens } = segment(example, lexicon)
    const roles = tokens.flatMap((_, at) => lexicon.populations.at(tokens, at)?.value ?? [])
    assert.ok(has(example, words) || roles.some((one) => roleChain(one, lexicon).includes(role)))
  })
}

const path = (text: string): string => placeOf({ span: [0, 0], text }, null, lexicon).hull.join('/')

test('no place of places.yaml is listed twice', () => {
  const words = rows<{ words: string[] }>('places.yaml').flatMap((place) => place.words.map(fold))
  assert.deepEqual(
    words.filter((word, k) => words.indexOf(word) !== k),
    [],
  )
})

for (const { words, example } of rows<{ words: string[] }>('places.yaml')) {
  test(`places: "${example}" is in ${words[0]}`, () => {
    // "A camp in Jabalia" is a part of it.
    assert.ok(`${path(example.replace(/\.$/, ''))}/`.startsWith(`${path(words[0] ?? '')}/`))
  })
}

for (const { city, words, example } of rows<{ city: string; words: string[] }>('spellings.yaml')) {
  test(`spellings: "${example}" is in ${city}`, () => {
    const text = fold(example)
    assert.ok(words.some((word) => text.includes(fold(word))))
    for (const word of words) {
      assert.equal(lexicon.places.listed(fold(word)), city)
      assert.ok(lexicon.places.cities(fold(word)).length > 0, word)
    }
  })
}

for (const { side, example } of rows<{ side?: string }>('offices.yaml')) {
  test(`offices: "${example}" is a government's word`, () => {
    const [claim] = claimsOf(example)
    assert.ok(claim)
    assert.equal(origin(claim).authority, side ?? 'Ukraine')
  })
}

for (const { limit, example } of rows<{ limit: boolean }>('totals.yaml')) {
  test(`totals: "${example}" is ${limit ? 'a limit' : 'the whole count'}`, () => {
    const [claim] = claimsOf(example)
    assert.equal(claim?.bounds?.extent, limit ? 'limit' : 'total')
  })
}

for (const { example } of rows('negators.yaml')) {
  test(`negators: "${example}" denies outright`, () => {
    assert.ok(claimsOf(example).some(({ outright }) => outright))
  })
}

const holds: Record<Meaning, (claim: Statement, all: readonly Statement[]) => boolean> = {
  'more-than': ({ bounds }) => bounds?.strict === true,
  another: ({ quantity }) => lexicon.scopes.says('another', quantity ?? ''),
  else: (_, all) => all.length === 2 && all.every(({ matter }) => matter === null),
  definite: ({ wording }) => lexicon.scopes.says('definite', wording),
  nobody: ({ scope: { population } }) => population.role === 'people' && population.known === 'said',
  part: ({ part }) => part,
  seen: ({ seen }) => seen,
  earlier: (_, all) => all.some(({ earlier }) => earlier) && all.some(({ earlier }) => !earlier),
  running: ({ scope: { period } }) => period.known === 'inferred',
  // Near the city, and not in it: the region around it at the widest.
  beside: ({ scope: { place } }) => place.core !== null && place.hull.length < place.core.length,
  region: ({ scope: { place } }) => place.hull.join('/') === 'RU/RU.41',
  town: ({ scope: { place } }) => place.hull.at(-1) === 'kursk',
  // The east of a country, and not all of it.
  direction: ({ scope: { place } }) => place.hull.join('/') === 'SD/~~east',
  whole: ({ scope: { place } }) => place.hull.join('/') === 'SD',
  pronoun: ({ scope: { population } }) => population.known !== 'said',
  'own-hand': ({ manner }) => lexicon.scopes.says('own-hand', manner ?? ''),
  'other-hand': ({ manner }) => lexicon.scopes.says('other-hand', manner ?? ''),
}

for (const { means, example } of rows<{ means: Meaning }>('scope-words.yaml')) {
  test(`scope-words: "${example}" has words that mean ${means}`, () => {
    const all = claimsOf(example)
    assert.ok(all[0] && holds[means](all[0], all))
  })
}
