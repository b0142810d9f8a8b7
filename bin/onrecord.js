#!/usr/bin/env node
// Plain JavaScript that every Node can parse, so that a too old one is told so in one sentence.
import { existsSync } from 'node:fs'
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `onrecord needs Node 22.18 or newer and this is Node ${process.versions.node}: in a checkout run it as \`npx onrecord\` (after \`npm ci\`), which brings Node 24 along.`,
  )
  process.exit(2)
}
// Compiled code is kept between runs, which makes the second one start a third faster.
module.enableCompileCache?.()
// A checkout runs its sources; the published package holds only the build.
const source = new URL('../src/cli/main.ts', import.meta.url)
const { main } = await import(
  existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href
)
process.exitCode = await main(process.argv.slice(2))
