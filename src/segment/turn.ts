import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, Span, Turn } from '../model/index.ts'
import { capitalised, countBefore } from '../text/index.ts'
import { onFloor } from './floor.ts'
import { fullName, holdsTitle, isTimed, labelOf, titled, type Label } from './label.ts'
import { opening } from './opening.ts'
import { recorded } from './record.ts'

/** A turn, with where the paragraph of its label begins. */
export interface Spoken extends Turn {
  readonly from: number
}

/**
 * The turns of a transcript: a label at the start of a paragraph that tells who speaks, up to the next. One label makes no
 * transcript, save at the head of somebody's words; two do that tell it by a title, a role, a time or a letter; others must
 * come back.
 */
export function turns(text: string, paragraphs: readonly Span[], lexicon: Lexicon): Spoken[] {
  const labels = paragraphs.map((paragraph) => labelOf(text, paragraph, lexicon))
  if (labels.every((label) => label === null)) return []
  const counts = accepted(text, paragraphs, labels, lexicon)
  if (counts.size === 0) return []
  const asked = [...counts].every((label) => label.tells === 'asks')
  const opened: { label: Label; end: number }[] = []
  let open: { label: Label; end: number } | null = null
  paragraphs.forEach((paragraph, i) => {
    const label = labels[i]
    if (label && counts.has(label)) opened.push((open = { label, end: paragraph[1] }))
    // Where questions alone are marked, the paragraphs after one answer it.
    else if (open && !asked && text[paragraph[0]] !== '§') open.end = paragraph[1]
    // In a record, with a sign, somebody else whose name has no end.
    else if (text[paragraph[0]] === '§') open = null
  })
  return opened.map(({ label, end }, index) => ({
    index,
    from: label.from,
    speaker: label.speaker,
    name: label.name,
    span: [skipBlank(text, label.said, end), end],
  }))
}

/** Roles that a line at the head gives somebody: "Presenter: Ana Reyes" */
const CREDIT =
  /^(?:presenter|host|moderator|interviewer|interpreter|translator|guest|speaker|narrator|anchor)s?$/i

/** The labels that tell who speaks. */
function accepted(
  text: string,
  paragraphs: readonly Span[],
  labels: readonly (Label | null)[],
  lexicon: Lexicon,
): ReadonlySet<Label> {
  const inLine = labels.filter(
    (label, i): label is Label =>
      label !== null &&
      !(label.tells === 'role' && CREDIT.test(label.name) && isCredit(text, label)) &&
      (label.shape !== 'line' ||
        leads(text, paragraphs[i + 1], labels[i + 1]) ||
        // "Ana Reyes (Harra, Labour)", below it a line of the page, "Share this".
        // "Earl Hale", below it "The Minister of State, Ministry of Roads".
        ((isSeated(text, label) || isOffice(text, paragraphs[i + 1], lexicon)) &&
          leads(text, paragraphs[i + 2], labels[i + 2])) ||
        (isSeated(text, label) && moves(text, paragraphs[i + 1]))),
  )
  const of = (...shapes: readonly Label['shape'][]): Label[] =>
    inLine.filter(({ shape }) => shapes.includes(shape))
  // Beside a question or a presenter a name in capitals tells who answers: "THE PRESIDENT." as well.
  const asked = inLine.some((label) => label.tells === 'asks' || label.onAir || asks(text, label))
  const sure = inLine.filter(
    ({ shape, name }) =>
      shape === 'told' ||
      (asked && (shape === 'capitals' || (shape === 'stop' && name === name.toUpperCase()))),
  )
  const spoken = sure.filter((label) => saysSentence(text, label))
  const timed = spoken.filter((label) => isTimed(text, label))
  const known = introduced(text, of('named', 'capitals'), asked)
  const found = [
    ...(spoken.length >= 2 && (recur(spoken) || personal(text, spoken) * 5 >= spoken.length) ? sure : []),
    ...timed,
    ...comesBack(text, of('capitals'), 3),
    ...talking(text, of('capitals'), lexicon),
    ...comesBack(text, of('bracket'), 3),
    ...comesBack(text, of('named'), 4),
    ...known,
    ...(asked && known.length > 0 ? sure : []),
    ...exchange(text, of('told', 'capitals')),
    ...hearing(of('stop')),
    ...lines(text, of('line'), lexicon),
  ]
  const floor = [...onFloor(text, of('line'), lexicon), ...recorded(text, paragraphs, labels, lexicon)]
  if (found.length < 2 && floor.length === 0) {
    const alone = opening(text, paragraphs, labels, lexicon)
    return new Set(alone ? [alone] : [])
  }
  // In a transcript, a name that is known or begins with a given name speaks as well.
  const times = new Map<string, number>()
  for (const { key } of inLine) times.set(key, (times.get(key) ?? 0) + 1)
  const more = of('told', 'capitals', 'named').filter(
    ({ name, key, shape }) => shape !== 'named' || (times.get(key) ?? 0) > 1 || fullName(name, lexicon),
  )
  return new Set([...found, ...floor, ...more])
}

/** "HALE: And what happened?" */
const asks = (text: string, { shape, said, end }: Label): boolean =>
  shape === 'capitals' && /\?["”’)]*\s*$/.test(text.slice(said, end))

/** "Reporter: Jane Doe" is a credit; who speaks says a sentence. */
const saysSentence = (text: string, label: Label): boolean =>
  label.tells === undefined || !isCredit(text, label)

/** "Presenter: Ana Reyes": no words of his, but who he is. */
const isCredit = (text: string, { said, end }: Label): boolean =>
  said < end && end - said <= 200 && !/[.!?…:;,—–-]["”’)\]*_]*$/.test(text.slice(said, end).trimEnd())

const PERSONAL =
  /\?|^\s*To ask the|^\s*(?:thanks|welcome|well,)|\b(?:I|we|you|me|us|my|our|your|I’m|I'm|everybody|everyone|thank you|good (?:morning|afternoon|evening)|ladies and gentlemen)\b/i

/**
 * How many have a word for a role, stand above what they say, say "I", "we" or "you", or ask. "Sgt. Hale: He was killed on
 * Friday" is an entry of a list.
 */
const personal = (text: string, labels: readonly Label[]): number =>
  labels.filter(
    ({ said, end, tells, onAir }) =>
      tells !== undefined || onAir || said >= end || PERSONAL.test(text.slice(said, end)),
  ).length

const recur = (labels: readonly Label[]): boolean =>
  new Set(labels.map(({ key }) => key)).size < labels.length

/** At least so many labels, of which a third or more comes back, with somebody among those who speak saying "I", "we" or "you", or asking. */
function comesBack(text: string, labels: readonly Label[], least: number): readonly Label[] {
  if (labels.length < least || new Set(labels.map(({ key }) => key)).size * 3 > labels.length * 2) return []
  return personal(text, labels) * 4 >= labels.length ? labels : []
}

/** So much of a transcript tells who takes part. */
const CAST = 1500

/**
 * "Hale: Good morning", "REYES: Thank you": two or more whom the lines above name in full ("Also there: Gen. Ana Reyes"), or
 * one where somebody asks (`asked`).
 */
function introduced(text: string, labels: readonly Label[], asked: boolean): readonly Label[] {
  const known = labels.filter(({ name, from }) => {
    const above = text.slice(0, Math.min(from, CAST))
    const forms = name === name.toUpperCase() ? [name, capitalised(name.toLowerCase())] : [name]
    // Asked first: to build a pattern takes long, and few names stand there at all.
    if (!forms.some((form) => above.includes(` ${form}`))) return false
    return new RegExp(`(?<=\\p{Lu}[\\p{L}.]* )(?:${forms.join('|')})(?!\\p{L})`, 'u').test(above)
  })
  const speakers = new Set(known.map(({ key }) => key)).size
  return asked ? known : speakers >= 2 && personal(text, known) > 0 ? known : []
}

/** "HALE: Give us your thoughts.", "SECRETARY REYES: Well, I was there.": in capitals, a title with one of them, and one of them says "I", "you" or the like. */
function exchange(text: string, labels: readonly Label[]): readonly Label[] {
  const spoken = labels.filter((label) => {
    const words = text.slice(label.said, label.end)
    // All is in capitals in a telegram: "THE MINISTER REMARKED: "WE …"
    const own = /\p{Ll}/u.test(words) && !/^\s*["“]/.test(words)
    return own && label.name === label.name.toUpperCase() && saysSentence(text, label)
  })
  const titled = spoken.some(({ shape, tells }) => shape === 'told' && tells === undefined)
  return titled && new Set(spoken.map(({ key }) => key)).size >= 2 && personal(text, spoken) > 0 ? spoken : []
}

/** "ELEANOR HALE: Can you tell us more?", "STEPHEN MOSS: Well, I saw …": full names in capitals, most of whom say "I" or ask. */
function talking(text: string, labels: readonly Label[], lexicon: Lexicon): readonly Label[] {
  const full = labels.filter((label) => fullName(label.name, lexicon) && saysSentence(text, label))
  return full.length >= 2 && personal(text, full) * 3 >= full.length * 2 ? full : []
}

/**
 * "Senator Reed. Thank you": three of them, for a paragraph of news may begin so once; "The CHAIRMAN." and "Senator REED.",
 * in capitals but for the title, as the record of a house has them, two.
 */
function hearing(labels: readonly Label[]): readonly Label[] {
  const recorded = labels.filter(({ name }) => /\p{Ll}.* \p{Lu}[\p{Lu}’'-]+(?: of .*)?$/u.test(name))
  if (recorded.length >= 2) return labels
  return labels.length >= 3 && recur(labels) ? labels : []
}

/**
 * Names on lines of their own: they have titles, parties and the like beside them, and some come back; or they are
 * titled and most say "I", "we" or "you" below.
 */
function lines(text: string, labels: readonly Label[], lexicon: Lexicon): readonly Label[] {
  const counts = new Map<string, number>()
  for (const { key } of labels) counts.set(key, (counts.get(key) ?? 0) + 1)
  const sure = labels.filter(
    ({ key, name, tells, said, speaker }) =>
      (counts.get(key) ?? 0) > 1 || tells !== undefined || titled(name, lexicon) || said - speaker[1] > 3,
  )
  if (sure.length >= 3 && sure.some(({ key }) => (counts.get(key) ?? 0) > 1)) return sure
  const speak = sure.filter((label) => titled(label.name, lexicon) && PERSONAL.test(below(text, label)))
  return speak.length >= 2 && speak.length * 2 >= labels.length ? sure : []
}

/** What is said below a name, as far as it tells who speaks. */
const below = (text: string, { end }: Label): string => text.slice(end, end + 400).trimStart()

/** Does a line that may be a name stand above words that somebody says? */
const leads = (text: string, next: Span | undefined, label: Label | null | undefined): boolean =>
  next !== undefined && label?.shape !== 'line' && /[.!?…—]["”’)\]]*$/.test(text.slice(...next).trimEnd())

/** "I move:", below it what a house is to resolve, point by point. */
const moves = (text: string, next: Span | undefined): boolean =>
  next !== undefined && /^I (?:\w+ )?move:$/.test(text.slice(...next).trim())

/** A line that is nothing but an office: "The Minister of State, Ministry of Roads" */
function isOffice(text: string, paragraph: Span | undefined, lexicon: Lexicon): boolean {
  const line = paragraph ? text.slice(...paragraph) : ''
  return line.length < 120 && /^(?:The\s)?\p{Lu}[^.:;!?“"]*$/u.test(line) && holdsTitle(line, lexicon)
}

/** "Ana Reyes (Harra, Labour)": with her seat and her party */
const isSeated = (text: string, { speaker, said }: Label): boolean =>
  /^ *\(\p{Lu}[^()\n]*, [^()\n]+\)/u.test(text.slice(speaker[1], said))

function skipBlank(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text.charAt(at))) at++
  return at
}

/** The turn whose label begins at a position. */
export function turnLabelled({ turns: all }: Doc, start: number): Turn | undefined {
  const turn = all[countBefore(all, ({ speaker }) => speaker[0] < start)]
  return turn?.speaker[0] === start ? turn : undefined
}

/** The index of the turn in which a sentence of a transcript stands, or -1. */
export const turnOf = ({ sentences, paragraphs }: Doc, sentence: number): number =>
  paragraphs[sentences[sentence]?.paragraph ?? -1]?.turn ?? -1
