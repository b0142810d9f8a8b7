import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { claimList, putRelations } from '../../src/ledger/index.ts'
import type { MadeClaim } from '../server/made.ts'
import { desk, missing, stopBrowser, until } from './desk.ts'

after(stopBrowser)

const SCRIPT = '<script>window.hit = 1</script><img src=x onerror="window.hit = 2">'
const NAME = 'Okafor <b onclick="window.hit = 3">\u202Egnp.exe'
const TEXT = `${SCRIPT} javascript:alert(1)\n\nAt least 9 sol\u200Bdiers were \u202Ekilled\u202C in Harra, ${NAME} said.`

test(
  'hostile words are shown as words: no markup, no reordering, nothing hidden',
  { skip: missing },
  async (context) => {
    const d = await desk([
      {
        title: `Title ${SCRIPT}`,
        publisher: `\u2066Outlet\u2069 "><svg onload=alert(1)>`,
        text: TEXT,
        claims: [
          {
            words: 'At least 9 sol\u200Bdiers were \u202Ekilled\u202C',
            event: 'deaths',
            quantity: ['At least 9', 9, null],
            population: ['sol\u200Bdiers', '<i>side</i>', null],
            source: NAME,
            cue: 'said',
            content: 'At least 9 sol\u200Bdiers were \u202Ekilled\u202C in Harra',
          },
        ],
      },
    ])
    context.after(d.close)
    const page = await d.open('/')
    await page.locator('a.report').waitFor()
    for (const path of [
      '/',
      `/reports/${d.reports[0]}`,
      '/sources',
      '/history',
      '/conflicts',
      `/second?report=${d.reports[0]}`,
    ]) {
      await page.goto(new URL(path, d.url).href)
      await page.locator('main, .block').first().waitFor()
      await page.waitForLoadState('networkidle')
      assert.equal(await page.evaluate('window.hit'), undefined, path)
      assert.equal(
        await page.locator('img, svg[onload], b[onclick], a[href^="javascript:"]').count(),
        0,
        path,
      )
      const shown = (await page.evaluate('document.body.innerText')) as string
      assert.doesNotMatch(
        shown,
        /[\u200B\u202A-\u202E\u2066-\u2069]/,
        `${path} shows no character that hides or reorders`,
      )
    }
    await page.goto(new URL(`/reports/${d.reports[0]}`, d.url).href)
    await page.locator('.card-here').waitFor()
    const codes = await page.evaluate(
      `[...document.querySelectorAll('.block .odd')].map((one) => one.dataset.code)`,
    )
    assert.deepEqual(codes, ['U+200B', 'U+202E', 'U+202C', 'U+202E'])
    assert.ok((await page.locator('h1').textContent())?.includes('<script>'))
    // Positions hold across the codes: what is selected behind them is found where it stands.
    await page.evaluate(`(() => {
    const span = [...document.querySelectorAll('.block [data-start]')].find((one) => one.textContent === 'killed')
    getSelection().selectAllChildren(span)
    document.dispatchEvent(new PointerEvent('pointerup'))
  })()`)
    await page.getByRole('toolbar').getByRole('button', { name: 'Where' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.said').getByText('Corrected').waitFor()
    assert.equal((await claimList(d.ledger))[0]?.place?.text, 'killed')
    assert.deepEqual(d.errors, [])
  },
)

test('graphic passages are blurred until one asks', { skip: missing }, async (context) => {
  const text = 'The captives had been tortured before they died. It rained on Friday.'
  const d = await desk([{ title: 'Found dead', text, claims: [{ words: 'they died', event: 'deaths' }] }])
  context.after(d.close)
  const page = await d.open(`/reports/${d.reports[0]}`)
  const graphic = page.locator('.block .is-graphic').first()
  const filter = (): Promise<string> =>
    page.evaluate(`getComputedStyle(document.querySelector('.block .is-graphic')).filter`)
  await page.getByText('Graphic: 1 passage blurred').waitFor()
  assert.match(await filter(), /blur/)
  await page.keyboard.press('b')
  await page.getByText('1 passage shown').waitFor()
  assert.equal(await filter(), 'none')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Blur graphic passages').uncheck()
  await page.reload()
  await graphic.waitFor()
  assert.equal(await filter(), 'none')
})

test('a graphic passage among conflicts is blurred until one asks', { skip: missing }, async (context) => {
  const text = 'Nine captives had been tortured before they died. Nine captives died, the army said.'
  const claims = ['they died', 'Nine captives died'].map((words) => ({ words, event: 'deaths' }))
  const d = await desk([{ title: 'Found dead', text, claims }])
  context.after(d.close)
  const [a = '', b = ''] = (await claimList(d.ledger)).map(({ key }) => key)
  await putRelations(d.ledger, [{ kind: 'conflict', a, b, because: [] }], '2025-03-16T08:00:00Z')
  const page = await d.open('/conflicts')
  const filters = (): Promise<string[]> =>
    page.evaluate(
      `[...document.querySelectorAll('.passages blockquote')].map((one) => getComputedStyle(one).filter)`,
    )
  await page.getByText('Graphic: 1 passage blurred').waitFor()
  assert.deepEqual(await filters(), ['blur(6px)', 'none'])
  await page.keyboard.press('b')
  await page.getByText('1 passage shown').waitFor()
  assert.deepEqual(await filters(), ['none', 'none'])
})

test('a graphic passage among figures is blurred until one asks', { skip: missing }, async (context) => {
  const text = 'Nine captives were executed. Four captives died.'
  const claims: MadeClaim[] = [
    { words: 'Nine captives were executed', event: 'deaths', quantity: ['Nine', 9, 9] },
    { words: 'Four captives died', event: 'deaths', quantity: ['Four', 4, 4] },
  ]
  const d = await desk([{ title: 'Found dead', text, claims }])
  context.after(d.close)
  const page = await d.open('/figures?scope=deaths')
  const filters = (): Promise<string[]> =>
    page.evaluate(
      `[...document.querySelectorAll('.figures td a[href^="/reports"]')].map((one) => one.textContent + getComputedStyle(one).filter).sort()`,
    )
  await page.getByText('Graphic: 1 passage blurred').waitFor()
  assert.deepEqual(await filters(), ['“Four captives died”none', '“Nine captives were executed”blur(6px)'])
  const chart = page.locator('.chart').first()
  const point = async (words: string): Promise<void> => {
    const row = chart.getByText(words).first()
    await row.waitFor()
    const box = await row.boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x - 60, box.y + box.height / 2)
  }
  await point('9 deaths')
  await chart.getByText('⚠ Graphic: b shows the passage').waitFor()
  await page.keyboard.press('b')
  await page.getByText('1 passage shown').waitFor()
  assert.deepEqual(await filters(), ['“Four captives died”none', '“Nine captives were executed”none'])
  await point('4 deaths')
  await point('9 deaths')
  await chart.getByText('“Nine captives were executed”').waitFor()
})

test('a printed report holds all its text and claims', { skip: missing }, async (context) => {
  const lines = Array.from(
    { length: 300 },
    (_, n) => `Paragraph ${n}: ${n + 2} people were killed in the village, the mayor said.`,
  )
  const claims = lines.map((line, n) => ({
    words: `${n + 2} people were killed`,
    event: 'deaths',
    quantity: [String(n + 2), n + 2, n + 2] as const,
    line,
  }))
  const d = await desk([{ title: 'A long day', text: lines.join('\n\n'), claims }])
  context.after(d.close)
  const page = await d.open(`/reports/${d.reports[0]}`)
  await page.locator('.card-here').waitFor()
  assert.ok((await page.locator('.block').count()) < 60, 'on the screen only what is seen is laid out')
  await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
  assert.equal(await page.locator('.block').count(), 300)
  assert.equal(await page.locator('.card').count(), 300)
  await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`)
  await until(page, 'document.querySelectorAll(".block").length < 60')
})

test('on a narrow page nothing is wider than the page', { skip: missing }, async (context) => {
  const { HARRA } = await import('../server/made.ts')
  const d = await desk(HARRA)
  context.after(d.close)
  await putRelations(
    d.ledger,
    [{ kind: 'conflict', a: `${d.reports[0]}.3`, b: `${d.reports[0]}.4`, because: [] }],
    '2025-03-16T08:00:00Z',
  )
  const page = await d.open('/', { width: 390, height: 800 })
  for (const path of [
    '/',
    `/reports/${d.reports[0]}`,
    '/sources',
    '/history',
    '/conflicts',
    `/second?report=${d.reports[0]}`,
  ]) {
    await page.goto(new URL(path, d.url).href)
    await page.locator('main, .block').first().waitFor()
    const [wide, page390] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ]
    assert.ok(wide <= page390, `${path}: ${wide} > ${page390}`)
  }
  await page.goto(new URL(`/reports/${d.reports[0]}`, d.url).href)
  const card = await page.locator('.card-here').boundingBox()
  const next = await page.locator('.card:not(.card-here)').first().boundingBox()
  assert.ok(card && next && card.y + card.height <= next.y, 'the open card lies over no other')
  await page.getByRole('button', { name: 'y Accept' }).click()
  await page.locator('.said').getByText('Accepted').waitFor()
})
