import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asks, combined, type Proposed } from '../../src/attribute/spans/combined.ts'
import { loadLexicon, readWith } from '../../src/index.ts'
import type { FoundAttribution } from '../../src/attribute/phrase/found.ts'

const text =
  'On Monday Vera Holm told the council that the ferry had sunk and that nobody had drowned. “We looked everywhere,” she said. The sea was calm, the harbour reported, and the council adjourned.'

const spansOf =
  (text: string) =>
  (words: string): [number, number] => {
    assert.ok(text.includes(words), words)
    return [text.indexOf(words), text.indexOf(words) + words.length]
  }

const at = spansOf(text)

const quotation = { span: at('“We looked everywhere,”') }

/** Source, cue and content by their words. */
function found(rule: string, source: string, cue: string, ...content: string[]) {
  return { rule, source: source ? [at(source)] : [], cue: cue ? [at(cue)] : [], content: content.map(at) }
}

const words = (spans: readonly (readonly [number, number])[]) =>
  spans.map((s) => text.slice(...s)).join(' … ')

/** Of these words "said" alone reports speech, and "drowned" counts people. */
const asks: Asks = {
  speaks: (cue) => words(cue) === 'said',
  tells: () => false,
  counts: (content) => words(content).includes('drowned'),
  amountAlone: (content) => /^\d+$/.test(words(content)),
  verbAt: () => false,
  parted: () => false,
  sound: ({ source }) => words(source) !== 'the',
}

function told(...[byRules, proposed]: [readonly FoundAttribution[], Proposed]): string[] {
  return combined({ text, quotations: [quotation] }, byRules, proposed, asks).map((a) =>
    [a.rule, words(a.source), words(a.cue), words(a.content)].filter((w) => w !== '').join(' | '),
  )
}

const clause = found(
  'clause-after-cue',
  'Vera Holm',
  'told',
  'that the ferry had sunk and that nobody had drowned',
)
const quote = found('quote-after-cue', 'she', 'said', 'We looked everywhere')
const speech = found('content-before-cue', 'she', 'said', '“We looked everywhere,”')

test('one cue is one attribution: the rule’s source, the reader’s content', () => {
  const read = found('trained', 'Monday Vera Holm', 'told the council', 'that the ferry had sunk')
  assert.deepEqual(told([clause], { attributions: [read], complete: true }), [
    'trained-content | Vera Holm | told | that the ferry had sunk',
  ])
})

test('where the two mean different sources, the reader’s counts', () => {
  const read = found('trained', 'the council', 'told the', 'that the ferry had sunk')
  assert.deepEqual(told([clause], { attributions: [read], complete: true }), [
    'trained-content | the council | told | that the ferry had sunk',
  ])
})

test('where a rule hears nobody, nobody is named', () => {
  const rule = found('asked', '', 'told', 'that the ferry had sunk')
  const read = found('trained', 'Vera Holm', 'told', 'that the ferry had sunk')
  assert.deepEqual(told([rule], { attributions: [read], complete: true }), [
    'trained-content | told | that the ferry had sunk',
  ])
})

test('what a rule has in quotation marks whole stands where the reader is silent', () => {
  const kept = 'content-before-cue | she | said | “We looked everywhere,”'
  const other = found('trained', 'nobody', 'drowned', 'sunk')
  assert.ok(told([speech], { attributions: [other], complete: true }).includes(kept))
})

test('a clause joined on after the words of attribution is not what they attribute', () => {
  const rule = found('content-before-cue', 'the harbour', 'reported', 'The sea was calm')
  const read = found('trained', 'harbour', 'reported', 'The sea was calm', 'and the council adjourned')
  assert.deepEqual(told([rule], { attributions: [read], complete: true }), [
    'trained-content | the harbour | reported | The sea was calm',
  ])
})

test('a firm rule stands where the reader is silent, also with a second content of one cue', () => {
  const other = found('trained', 'nobody', 'drowned', 'sunk')
  assert.ok(
    told([clause, quote], { attributions: [other], complete: true }).includes(
      'quote-after-cue | she | said | We looked everywhere',
    ),
  )
  const before = found('content-before-source', 'the harbour', 'reported', 'The sea was calm')
  const after = found('content-after-source', 'the harbour', 'reported', 'the council adjourned')
  const read = found('trained', 'the harbour', 'reported', 'The sea was calm')
  assert.deepEqual(told([before, after], { attributions: [read], complete: true }), [
    'trained-content | the harbour | reported | The sea was calm',
    'content-after-source | the harbour | reported | the council adjourned',
  ])
})

test('against a reader of the whole text only layout and firm rules stand alone', () => {
  const other = found('trained', 'she', 'said', 'We looked everywhere')
  const turn = found('speaker-turn', 'Vera Holm', '', 'the ferry had sunk')
  assert.deepEqual(told([clause, turn], { attributions: [other], complete: true }), [
    'speaker-turn | Vera Holm | the ferry had sunk',
    'trained | she | said | We looked everywhere',
  ])
  assert.equal(told([clause, turn], { attributions: [other], complete: false }).length, 3)
})

test('a doubtful proposal counts only with a rule at its cue or as speech', () => {
  const doubtful = { ...found('trained', '', 'told', 'that the ferry had sunk'), alone: 'if-speech' as const }
  const said = { ...found('trained', 'she', 'said', 'We looked everywhere'), alone: 'if-speech' as const }
  assert.equal(told([], { attributions: [said], complete: true }).length, 1)
  assert.deepEqual(told([], { attributions: [doubtful], complete: true }), [])
  assert.deepEqual(told([clause], { attributions: [doubtful], complete: true }), [
    'trained-content | Vera Holm | told | that the ferry had sunk',
  ])
})

test('a reader that may leave parts out stands as it is, and rules with other words stay beside it', () => {
  const read = found('language-model', 'Monday Vera Holm', 'told', 'that the ferry had sunk')
  assert.deepEqual(told([clause, quote], { attributions: [read], complete: false }), [
    'language-model | Monday Vera Holm | told | that the ferry had sunk',
    'quote-after-cue | she | said | We looked everywhere',
  ])
})

test('an amount is his whom the rules hear give it, though the reader gives his verb other words', () => {
  const figure = found('figure-after-cue', 'the harbour', 'reported', 'The sea was calm')
  const read = found('trained', 'the council', 'reported', 'the council adjourned')
  assert.deepEqual(told([figure], { attributions: [read], complete: true }), [
    'figure-after-cue | the harbour | reported | The sea was calm',
  ])
})

test('the reader’s content ends before quoted words that it cuts', () => {
  const read = found(
    'trained',
    'the harbour',
    'reported',
    'We looked everywhere,” she said. The sea was calm,',
  )
  const sea = found('content-before-cue', 'the harbour', 'reported', 'The sea was calm,')
  const cut = { ...read, content: [[read.content[0]![0] + 3, read.content[0]![1]] as const] }
  assert.deepEqual(told([sea], { attributions: [cut], complete: true }), [
    'trained-content | the harbour | reported | The sea was calm,',
  ])
})

test('quoted words of the rule’s clause are no less said', () => {
  const text = 'Vera Holm says the crew of the old ferry was “lucky that night” at sea.'
  const span = spansOf(text)
  const one = (rule: string, content: string) => ({
    rule,
    source: [span('Vera Holm')],
    cue: [span('says')],
    content: [span(content)],
  })
  const [read] = combined(
    { text, quotations: [{ span: span('“lucky that night”') }] },
    [one('clause-after-cue', 'the crew of the old ferry was “lucky that night” at sea')],
    { attributions: [one('trained', 'the crew of the old ferry')], complete: true },
    asks,
  )
  assert.equal(text.slice(...read!.content[0]!), 'the crew of the old ferry was “lucky that night” at sea')
})

test('a rule’s attribution that counts people stands where the reader is silent', () => {
  const counted = found('clause-after-cue', 'Vera Holm', 'said', 'nobody had drowned')
  const other = found('trained', 'the harbour', 'reported', 'The sea was calm')
  assert.ok(
    told([counted], { attributions: [other], complete: true }).includes(
      'clause-after-cue | Vera Holm | said | nobody had drowned',
    ),
  )
})

test('what is told of people in a clause that hangs on the reader’s content belongs to it', () => {
  const read = found('trained', 'Vera Holm', 'told', 'that the ferry had sunk')
  const proposed = { attributions: [read], complete: true }
  const [joined] = combined({ text, quotations: [quotation] }, [clause], proposed, {
    ...asks,
    tells: (content) => words(content).includes('drowned'),
  })
  assert.equal(words(joined!.content), 'that the ferry had sunk and that nobody had drowned')
})

test('whoever stands behind the words that name a source is the source', () => {
  const rule = found('content-after-source', 'the harbour', 'reported', 'The sea was calm')
  const read = found('trained', 'the council', 'reported', 'The sea was calm')
  assert.deepEqual(told([rule], { attributions: [read], complete: true }), [
    'trained-content | the harbour | reported | The sea was calm',
  ])
})

test('in a turn another reader takes no claim from the speaker and reads on to the end of a sentence', async () => {
  const turn =
    'MR. HALE: As the mayor said, ten men were killed. Nine more were wounded. I think two men were killed by fog.'
  const span = spansOf(turn)
  const rule = 'trained'
  const proposed = {
    complete: true,
    claims: [],
    problems: [],
    attributions: [
      {
        rule,
        source: [span('the mayor')],
        cue: [span('said')],
        content: [span('ten men were killed. Nine more were wounded')],
      },
      { rule, source: [span('I')], cue: [span('think')], content: [span('two men were killed by fog')] },
    ],
  }
  const { attributions } = await readWith(async () => proposed, turn, { location: 'turn' }, loadLexicon())
  assert.deepEqual(
    attributions
      .filter((a) => a.rule.startsWith('trained'))
      .map(({ content }) => content.map((part) => turn.slice(...part))),
    [['ten men were killed.']],
  )
})

test('whom somebody names for it stays within what he says', () => {
  const said = found('trained', 'Vera Holm', 'told', 'that the ferry had sunk and that nobody had drowned')
  const named = found('content-after-source', 'the council', 'the council', 'nobody had drowned')
  assert.equal(told([clause, named], { attributions: [said], complete: true }).length, 2)
})

test('of what the reader alone finds an article is no source; with a rule at its cue it counts', () => {
  const rule = found('clause-after-cue', 'Vera Holm', 'told', 'that the ferry had sunk')
  const read = found('trained', 'the', 'told', 'that the ferry had sunk')
  assert.deepEqual(told([], { attributions: [read, { ...read, source: [] }], complete: true }), [
    'trained | told | that the ferry had sunk',
  ])
  assert.equal(told([rule], { attributions: [read], complete: true }).length, 1)
})

/** What is read of `text` beside what another reader proposes in it: source, cue, content. */
async function besides(text: string, ...proposed: [source: string, cue: string, content: string][]) {
  const span = spansOf(text)
  const attributions = proposed.map((parts) => {
    const [source, cue, content] = parts.map((part) => [span(part)])
    return { rule: 'trained', source: source!, cue: cue!, content: content! }
  })
  const propose = async () => ({ complete: true, claims: [], problems: [], attributions })
  const read = await readWith(propose, text, { location: 'beside' }, loadLexicon())
  return read.attributions.map(({ rule, cue }) => `${rule} ${cue.map((c) => text.slice(...c)).join()}`.trim())
}

test('words for an event that cue and content share are nobody’s', async () => {
  const life: [string, string, string] = ['A mine', 'claimed', 'the lives of nine men']
  assert.deepEqual(await besides('A mine claimed the lives of nine men.', life), [])
  assert.deepEqual(await besides('A mine killed nine men.', ['A mine', 'killed', 'nine men']), [
    'trained killed',
  ])
})

test('the label of a turn is no second attribution', async () => {
  const text = [
    'MR. HALE: Good morning. Nine men were killed on the bridge.',
    'Q What were they doing there?',
    'MR. HALE: They were all cooks.',
    'Q Thank you.',
  ].join('\n\n')
  const read = await besides(text, ['MR. HALE', ':', 'Nine men were killed on the bridge'])
  assert.ok(read.length > 1, 'the turns were found')
  assert.ok(
    read.every((rule) => rule === 'speaker-turn'),
    read.join(),
  )
})

test('a number of people that somebody gives without a verb of saying is his where the reader is silent', async () => {
  const seen: [string, string, string] = ['the cook', 'saw', 'smoke']
  const text = 'Travellers speak of 40 dead in the hills. Then the cook saw smoke.'
  assert.deepEqual(await besides(text, seen), ['object-after-preposition speak of', 'trained saw'])
  const roads = 'Travellers speak of 40 roads. Then the cook saw smoke.'
  assert.deepEqual(await besides(roads, seen), ['trained saw'])
  // "In" begins words for an event ("in critical condition"), but no such words stand here.
  const hills = 'Travellers speak of 40 roads in Norland. Then the cook saw smoke.'
  assert.deepEqual(await besides(hills, seen), ['trained saw'])
})

/** What is read of `text` where another reader gives the verb "said" a content that ends behind `words`. */
async function endedBehind(text: string, words: string): Promise<string | undefined> {
  const span = spansOf(text)
  const [, start] = span('said ')
  const content = [[start, span(words)[1]] as const]
  const one = { rule: 'trained', source: [span('Vera Holm')], cue: [span('said')], content }
  const proposed = { complete: true, claims: [], problems: [], attributions: [one] }
  const { attributions } = await readWith(async () => proposed, text, { location: 'end' }, loadLexicon())
  return attributions.find(({ rule }) => rule === 'trained-content')?.content.map((c) => text.slice(...c))[0]
}

test('a content that breaks off within a phrase ends where the rule’s does', async () => {
  const two = 'Vera Holm said nine men died at once. Four of the dead were cooks.'
  assert.equal(await endedBehind(two, 'Four of the dead'), 'nine men died at once')
  assert.equal(await endedBehind(two, 'were cooks'), 'nine men died at once. Four of the dead were cooks')
  const lives = 'Vera Holm said ten of the miners lost their lives.'
  assert.equal(await endedBehind(lives, 'lost their'), 'ten of the miners lost their lives')
  const day = 'Vera Holm said nine men were killed in today’s raid on the old harbour.'
  assert.equal(await endedBehind(day, 'in today’'), 'nine men were killed in today’s raid on the old harbour')
  // It ends with a phrase, or nobody is counted: the reader knows better.
  assert.equal(await endedBehind(day, 'were killed'), 'nine men were killed')
  const rope = 'Vera Holm said the ferry broke its rope.'
  assert.equal(await endedBehind(rope, 'broke its'), 'the ferry broke its')
})

/** Who gives which figure of `text`, where another reader proposes these attributions: source, cue (the first such words), content. */
async function figures(text: string, ...proposed: [source: string, cue: string, content: string][]) {
  const span = spansOf(text)
  const attributions = proposed.map((parts) => {
    const [source, cue, content] = parts.map((part) => [span(part)])
    return { rule: 'trained', source: source!, cue: cue!, content: content! }
  })
  const propose = async () => ({ complete: true, claims: [], problems: [], attributions })
  const read = await readWith(propose, text, { location: 'figures' }, loadLexicon())
  const names = new Map(read.sources.map(({ id, name }) => [id, name]))
  return read.claims.map(
    ({ quantity, sourceId }) => `${quantity?.lower} ${sourceId ? names.get(sourceId) : 'nobody'}`,
  )
}

test('a figure alone is the voice’s that the rules hear behind or before it', async () => {
  const divided = 'Hundreds died in Harra: 300 according to the army.'
  assert.deepEqual(await figures(divided, ['the army', 'according to', 'Hundreds died in Harra: 300']), [
    'null nobody',
    '300 army',
  ])
  const next = 'The army said 40 people had died. According to the rebels, 12.'
  assert.deepEqual(
    await figures(next, ['The army', 'said', '40 people had died'], ['the rebels', 'According to', '12']),
    ['40 army', '12 rebels'],
  )
  const gapped = 'The rebels said 40 had died, the army nine.'
  assert.deepEqual(await figures(gapped, ['The rebels', 'said', '40 had died, the army nine']), [
    '40 rebels',
    '9 army',
  ])
  const against = 'Nine soldiers died, not 40 as the rebels claim, the army said.'
  assert.deepEqual(
    await figures(
      against,
      ['the army', 'said', 'Nine soldiers died, not 40 as the rebels claim'],
      ['the rebels', 'claim', 'Nine soldiers died, not 40'],
    ),
    ['9 army', '40 rebels'],
  )
})

test('a content ends where another voice stands within it', async () => {
  const text = 'Nine people died in the raid, police said, and 12 were hurt, doctors reported.'
  assert.deepEqual(
    await figures(
      text,
      ['police', 'said', 'Nine people died in the raid'],
      ['doctors', 'reported', 'Nine people died in the raid, police said, and 12 were hurt'],
    ),
    ['9 police', '12 doctors'],
  )
})

test('what somebody says by saying it is one attribution, with both cues', () => {
  const outer = found('trained', 'Vera Holm', 'told', 'that the ferry had sunk and that nobody had drowned')
  const inner = found('trained', 'Vera Holm', 'that', 'the ferry had sunk and that nobody had drowned')
  assert.deepEqual(told([], { attributions: [outer, inner], complete: true }), [
    'trained | Vera Holm | told … that | the ferry had sunk and that nobody had drowned',
  ])
  const other = found('trained', 'the council', 'that', 'the ferry had sunk and that nobody had drowned')
  assert.equal(told([], { attributions: [outer, other], complete: true }).length, 2)
})
