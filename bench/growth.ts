/**
 * How the time of a reading grows with its text, for texts of several shapes: each twice as long as the one before.
 *
 *   npm run bench:growth -- [--sentences N] [--only WORDS]
 *
 * Time is processor time, one reading each. N is how many parts the longest text has.
 */
import { parseArgs } from 'node:util'
import { loadLexicon, read } from '../src/index.ts'

const { values } = parseArgs({
  options: { sentences: { type: 'string', default: '8000' }, only: { type: 'string', default: '' } },
})

const places = ['Harra', 'Dovra', 'Kesh', 'Belat', 'Orin']
const place = (i: number): string => places[i % places.length] ?? ''
const letter = (i: number): string => String.fromCharCode(97 + (Math.floor(i) % 26))
/** A name that no other number has, up to 17,576. */
const name = (i: number): string => `B${letter(i)}${letter(i / 26)}${letter(i / 676)}o`
const some = (i: number): number => 2 + (i % 37)

const shapes: Record<string, { part: (i: number) => string; between: string }> = {
  'one claim again and again': { part: () => 'Three soldiers were killed.', between: ' ' },
  'claims, one paragraph': {
    part: (i) => `${some(i)} villagers were killed in ${name(i)} on ${1 + (i % 28)} March, the mayor said.`,
    between: ' ',
  },
  'claims, a paragraph each': {
    part: (i) => `${some(i)} villagers were killed in ${place(i)} on Monday, police said.`,
    between: '\n\n',
  },
  'two accounts of each matter': {
    part: (i) =>
      `Police said ${20 + (i % 7)} villagers were killed in ${name(i)} on Monday. The rebels put the toll at ${30 + (i % 9)}.`,
    between: ' ',
  },
  'claims, one sentence': { part: (i) => `${some(i)} killed in ${place(i)}`, between: ', ' },
  'a list': { part: (i) => `- ${name(i)}: ${some(i)} killed`, between: '\n' },
  'a table': { part: (i) => `${name(i)}\t${i % 9}\t${1 + (i % 7)}`, between: '\n' },
  quotations: { part: () => '“The road is shut,” said Jan Hale. “We saw nine dead.”', between: ' ' },
  'quotations left open': { part: () => '“The road is shut, the mayor said.', between: '\n\n' },
  transcript: {
    part: (i) => `MR. ${i % 2 ? 'HALE' : 'KORR'}: The road is shut. Nine people died there.`,
    between: '\n\n',
  },
  'speakers, each named once': {
    part: (i) => `Jan ${name(i)}, a farmer, said the road was shut. He added that it was cold.`,
    between: '\n\n',
  },
  'bodies, each named once': {
    part: (i) => `The ${name(i)} Council said the road was shut.`,
    between: '\n\n',
  },
  'offices, each of another place': {
    part: (i) => `The health office of ${name(i)} said the road was shut.`,
    between: '\n\n',
  },
  'speakers told by descriptions': {
    part: (i) => `The ${name(i)} farmer, a father of ${some(i)}, said the road was shut.`,
    between: '\n\n',
  },
  'prose without claims': {
    part: (i) => `The council meets in ${place(i)} to look at what the schools cost.`,
    between: ' ',
  },
}

const HEAD =
  'The office gave these figures for the districts that it could reach.\n\nDistrict\tKilled\tWounded\n'
const lexicon = loadLexicon()
const longest = Number(values.sentences)

for (const [shape, { part, between }] of Object.entries(shapes)) {
  if (!shape.includes(values.only)) continue
  const head = shape === 'a table' ? HEAD : ''
  const spent = [8, 4, 2, 1].map((share) => {
    const text = head + Array.from({ length: longest / share }, (_, i) => part(i)).join(between)
    const begun = process.cpuUsage()
    read(text, { location: 'growth.txt', published: '2024-12-27' }, lexicon)
    const { user, system } = process.cpuUsage(begun)
    return ((user + system) / 1e6).toFixed(2)
  })
  console.log(shape.padEnd(28), spent.map((seconds) => seconds.padStart(7)).join(' '), 's')
}
