import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageModel, loadLexicon, OnrecordError, readWith, type Usage } from '../../src/index.ts'
import { chatServer, says, silence, status } from './server.ts'

const lexicon = loadLexicon()
const text =
  'As the envoy put it in Oslo, the siege had gone on too long. Funerals were held for at least 40 villagers in Dol.\n\nThe mayor said nobody had fled.'
const given = { location: 'note.txt', published: '2025-03-04' }
const nothing = { attributions: [], claims: [] }
const claim = {
  quote: 'Funerals were held for at least 40 villagers in Dol',
  event: 'deaths',
  quantity: 'at least 40',
  population: 'villagers',
  place: 'Dol',
  period: null,
  polarity: 'affirmed',
  modality: 'asserted',
}
const marks = {
  attributions: [{ source: 'the envoy', cue: 'As', content: ['the siege had gone on too long'] }],
  claims: [claim],
}

test('proposals become attributions and claims, marked as the language model’s, with bounds read by the rules', async (t) => {
  const { url, requests } = await chatServer(t, says(marks))
  const reading = await readWith(languageModel({ url, model: 'small', key: 'k-1' }), text, given, lexicon)
  const said = reading.attributions.find((a) => a.rule === 'language-model')
  assert.deepEqual(
    said?.content.map((span) => text.slice(...span)),
    ['the siege had gone on too long'],
  )
  assert.equal(text.slice(...(said?.source[0] ?? [0, 0])), 'the envoy')
  const found = reading.claims.find((c) => c.rule === 'language-model')
  assert.equal(found?.event, 'deaths')
  assert.deepEqual(
    [found?.quantity?.wording, found?.quantity?.lower, found?.quantity?.upper],
    ['at least 40', 40, null],
  )
  const [request] = requests
  assert.equal(request?.path, '/v1/chat/completions')
  assert.equal(request?.authorization, 'Bearer k-1')
  assert.equal(request?.body.temperature, 0)
  assert.equal(request?.body.response_format.json_schema.strict, true)
  assert.deepEqual(request?.body.response_format.json_schema.schema.required, ['attributions', 'claims'])
})

test('what the rules read stands beside the proposals', async (t) => {
  const { url } = await chatServer(t, says(marks))
  const reading = await readWith(languageModel({ url, model: 'small' }), text, given, lexicon)
  assert.ok(reading.attributions.some((a) => a.rule !== 'language-model'))
})

test('words which are not in the text do not count, and that is told', async (t) => {
  const { url } = await chatServer(
    t,
    says({
      attributions: [{ source: 'The Envoy', cue: 'said', content: ['the siege must end'] }],
      claims: [
        { ...claim, quantity: '41' },
        { ...claim, quote: 'Funerals were held for 40 villagers' },
        { ...claim, population: 'village' },
      ],
    }),
  )
  const reading = await readWith(languageModel({ url, model: 'small' }), text, given, lexicon)
  assert.ok(![...reading.attributions, ...reading.claims].some((x) => x.rule === 'language-model'))
  assert.match(reading.problems.find((p) => p.kind === 'language-model')?.message ?? '', /^4 proposals/)
})

test('a busy or failing server is asked again; tokens and cost are counted', async (t) => {
  const { url, requests } = await chatServer(
    t,
    status(429, { 'retry-after': '0' }),
    status(503),
    says(nothing),
  )
  const told: Usage[] = []
  await readWith(
    languageModel({ url, model: 'm', pause: 1, price: { in: 2, out: 10 }, onUsage: (u) => told.push(u) }),
    text,
    given,
    lexicon,
  )
  assert.equal(requests.length, 3)
  assert.deepEqual(told, [{ requests: 3, retries: 2, tokensIn: 700, tokensOut: 100, cost: 0.0024 }])
})

/** What a reading through a server ends in, with one new try after 1 ms. */
async function refused(
  url: string,
  more: { readonly key?: string; readonly patience?: number } = {},
): Promise<OnrecordError> {
  const settings = { url, model: 'm', pause: 1, retries: 1, ...more }
  const error = await Promise.resolve()
    .then(() => readWith(languageModel(settings), text, given, lexicon))
    .catch((e: unknown) => e)
  assert.ok(error instanceof OnrecordError, 'it was refused')
  return error
}

test('a server that keeps failing, never answers or is not there is told in one sentence', async (t) => {
  assert.match((await refused((await chatServer(t, status(500))).url)).message, /answered 500 after 2 tries/)
  assert.match(
    (await refused((await chatServer(t, silence)).url, { patience: 200 })).message,
    /no answer within 0.2 s/,
  )
  assert.match(
    (await refused('http://127.0.0.1:1/v1')).message,
    /could not be reached.* Check --llm-url and the server/,
  )
  assert.equal((await refused('localhost')).code, 'usage')
})

test('a refused key is not tried again and never printed', async (t) => {
  const { url, requests } = await chatServer(t, status(401))
  const error = await refused(url, { key: 'secret-key' })
  assert.equal(requests.length, 1)
  assert.match(error.message, /answered 401/)
  assert.doesNotMatch(error.message, /secret-key/)
})

test('an answer out of form is asked for once more, then the rules alone read the part', async (t) => {
  const { url, requests } = await chatServer(t, says('Sure! Here it is'), says({ claims: 'none' }))
  const reading = await readWith(languageModel({ url, model: 'm', pause: 1 }), text, given, lexicon)
  assert.equal(requests.length, 2)
  assert.match(reading.problems[0]?.message ?? '', /does not fit the form/)
  assert.ok(reading.attributions.length > 0)
})

test('a long text goes in parts, and no part beyond the budget of tokens', async (t) => {
  const { url, requests } = await chatServer(t, says(nothing))
  const long = Array.from(
    { length: 400 },
    (_, n) => `Paragraph ${n} tells of the weather in the north.`,
  ).join('\n\n')
  await readWith(languageModel({ url, model: 'm' }), long, given, lexicon)
  const whole = requests.length
  assert.ok(whole > 2)
  const reading = await readWith(languageModel({ url, model: 'm', budget: 1000 }), long, given, lexicon)
  assert.equal(requests.length - whole, 2)
  assert.match(reading.problems.at(-1)?.message ?? '', /the budget of 1000 tokens is spent/)
})
