import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import type { MadeClaim, MadeReport } from '../server/made.ts'
import { desk, missing, stopBrowser, until } from './desk.ts'

after(stopBrowser)

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const claim = (
  source: string,
  cue: string,
  words: string,
  count: string,
  lower: number | null,
  upper: number | null,
): MadeClaim => ({
  words,
  event: 'casualties',
  quantity: [count, lower, upper],
  population: ['North Korean soldiers', 'North Korea', 'soldiers'],
  place: 'Kursk region',
  source,
  cue,
  content: words,
})

const TEXT = `Ukraine said that at least 3,000 North Korean soldiers were killed or wounded in the Kursk region. South Korea estimated that up to 2,500 North Korean soldiers so far were killed or wounded in the Kursk region. The United States counted several North Korean soldiers hit or hurt in the Kursk region.`

const REPORT: MadeReport = {
  title: 'Figures for Kursk',
  published: '2024-12-27',
  text: TEXT,
  claims: [
    claim(
      'Ukraine',
      'said',
      'at least 3,000 North Korean soldiers were killed or wounded',
      'at least 3,000',
      3000,
      null,
    ),
    claim(
      'South Korea',
      'estimated',
      'up to 2,500 North Korean soldiers so far were killed or wounded',
      'up to 2,500',
      null,
      2500,
    ),
    claim('The United States', 'counted', 'several North Korean soldiers hit or hurt', 'several', null, null),
  ],
}

test(
  'a scope is drawn, belief moves the range at once, and everything leads back to the passage',
  { skip: missing },
  async (context) => {
    const d = await desk([REPORT])
    context.after(d.close)
    const page = await d.open('/figures')
    await page.locator('.chart svg').first().waitFor()
    assert.match(
      page.url(),
      /scope=casualties/,
      'the scope with most sources comes first, and has an address',
    )
    await page
      .getByLabel('Or write one')
      .fill('casualties, North Korean soldiers, in Kursk region, ..2024-12-27')
    await page.keyboard.press('Enter')
    await page.getByText('Understood: casualties · North Korean soldiers · in Kursk region').waitFor()
    const chart = page.locator('.chart').first()
    await chart.getByText('≥ 3,000 casualties').waitFor()
    await chart.getByText('“several”', { exact: true }).waitFor()
    assert.equal(await chart.locator('[aria-label=arrow] path').count(), 2, 'open bounds are drawn open')
    await page.getByText('Choose whom to believe').waitFor()
    await page.getByLabel('Ukraine').check()
    await page.locator('.follows strong').getByText('at least 3,000, no upper bound').waitFor()
    await page.locator('.steps').getByText('Ukraine').first().waitFor()
    await page.getByLabel('South Korea').check()
    await page.getByText('These cannot all be true').waitFor()
    assert.match(page.url(), /believe=Ukraine&believe=South\+Korea/, 'a choice can be sent to a colleague')
    await page.getByLabel('Ukraine').uncheck()
    await page.locator('.follows strong').getByText('no lower bound, at most 2,500').waitFor()
    await page.getByRole('button', { name: 'Over time' }).click()
    await until(page, `document.querySelector('.chart svg')?.getAttribute('height') === '380'`)
    await page.locator('.map svg').getByText('Kursk region (3)').waitFor()
    await page.evaluate(axe)
    const faults = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + nodes[0].html))`)
    assert.deepEqual(faults, [])
    await page.getByRole('button', { name: 'By count' }).click()
    // Pointing at a row tells its passage, and a click goes there.
    await until(page, `document.querySelector('.chart svg')?.getAttribute('height') !== '380'`)
    const row = chart.getByText('≥ 3,000 casualties').first()
    const box = await row.boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x - 60, box.y + box.height / 2)
    await chart.getByText('Click: the passage in its report').waitFor()
    await page.mouse.down()
    await page.mouse.up()
    await page.locator('.card-here').getByText('≥ 3,000 casualties').waitFor()
    assert.deepEqual(d.errors, [], 'the chart breaks no policy')
  },
)

test('a scope that names no event is told how to be written', { skip: missing }, async (context) => {
  const d = await desk([REPORT])
  context.after(d.close)
  const page = await d.open('/figures?scope=Kursk')
  await page.getByText('names no event').waitFor()
  await page.getByLabel('Or write one').fill('casualties, South Korea')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText('No claim lies inside this scope').waitFor()
})

/** What a governor says at her own briefing, and what a wire makes of it. */
const told = (event: string, words: string, cue: string): MadeClaim => ({
  words,
  event,
  quantity: ['at least 14', 14, null],
  population: ['people', null, 'people'],
  place: 'Velmar',
  period: ['on Saturday', '2025-10-11', '2025-10-11'],
  source: 'Irena Dolsk',
  cue,
  content: words,
})

const RETOLD: readonly MadeReport[] = [
  {
    title: 'Briefing on the rail yard',
    published: '2025-10-12',
    text: 'Irena Dolsk told the press that at least 14 people were killed or wounded in Velmar on Saturday.',
    claims: [
      { ...told('casualties', 'at least 14 people were killed or wounded', 'told'), rule: 'turn-label' },
    ],
  },
  {
    title: 'Fourteen die in Velmar',
    published: '2025-10-12',
    text: 'Irena Dolsk said that at least 14 people had died in Velmar on Saturday, when the yard was hit.',
    claims: [told('deaths', 'at least 14 people had died', 'said')],
  },
]

test(
  'a range says where it rests on what the speaker put otherwise, and one can leave that out',
  { skip: missing },
  async (context) => {
    const d = await desk(RETOLD)
    context.after(d.close)
    const page = await d.open('/figures?scope=deaths,+in+Velmar')
    await page.getByText('⚠ told otherwise in the speaker’s own words').waitFor()
    await page.getByLabel('Irena Dolsk').check()
    const told = page.locator('.set-apart')
    await told.getByText('have "casualties"').waitFor()
    await told.getByText('Fourteen die in Velmar').waitFor()
    await told.getByRole('button', { name: 'Leave it out' }).click()
    await page.locator('.follows strong').getByText('nothing').waitFor()
    assert.match(page.url(), new RegExp(`except=${d.reports[1]}\\.1`), 'and that can be sent to a colleague')
    await told.getByRole('button', { name: 'Take it in again' }).click()
    await page.locator('.follows strong').getByText('at least 14').waitFor()
    assert.deepEqual(d.errors, [])
  },
)
