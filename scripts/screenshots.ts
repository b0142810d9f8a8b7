// The pictures in README.md and docs/: the review page over the example reports, as anybody can make them again.
// npm run screenshots
import { mkdirSync } from 'node:fs'
import { chromiumPath, desk, stopBrowser } from '../test/page/desk.ts'

const FOLDER = 'docs/screenshots'

if (chromiumPath() === null) {
  console.error('No Chromium on the PATH: install it, or name it in the variable CHROMIUM.')
  process.exitCode = 1
} else {
  mkdirSync(FOLDER, { recursive: true })
  const d = await desk([])
  const page = await d.open('/')
  const shot = async (name: string): Promise<void> => {
    await page.mouse.move(2, 400)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${FOLDER}/${name}.png` })
    console.log(`${FOLDER}/${name}.png`)
  }
  await page.getByRole('button', { name: 'Try it with the example reports' }).waitFor()
  await shot('first')
  await page.getByRole('button', { name: 'Try it with the example reports' }).click()
  await page.locator('.card-here').waitFor()
  await page.goto(d.url)
  await page.locator('a.report', { hasText: 'Washington says' }).click()
  await page.locator('.card-here').waitFor()
  for (const key of ['y', 'y', 'n']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(250)
  }
  await page.evaluate(`document.querySelector('.said').textContent = ''`)
  await shot('reading')
  await page.evaluate(`document.documentElement.dataset.theme = 'dark'`)
  await shot('reading-dark')
  await page.keyboard.press('e')
  await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
  await shot('editing')
  await page.goto(d.url)
  await page.locator('a.report').first().waitFor()
  await shot('reports')
  await page.goto(`${d.url}figures?scope=casualties,+North+Korea&believe=Ukraine&believe=United+States`)
  await page.locator('.chart svg').first().waitFor()
  await shot('figures')
  await page.goto(`${d.url}conflicts`)
  await page.locator('.passages').waitFor()
  await shot('conflicts')
  await page.goto(`${d.url}sources`)
  await page.locator('.list td').first().waitFor()
  await shot('sources')
  await page.goto(`${d.url}history`)
  await page.locator('.history td').first().waitFor()
  await shot('history')
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(d.url)
  await page.locator('a.report', { hasText: 'Washington says' }).click()
  await page.locator('.card-here').waitFor()
  await shot('narrow')
  await d.close()
  await stopBrowser()
}
