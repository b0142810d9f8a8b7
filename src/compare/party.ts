import { authorityOf, fold, type Lexicon } from '../lexicon/index.ts'
import type { Report, Source } from '../model/index.ts'

/** Somebody whose word it is: a person, a body, an outlet. */
export interface Party {
  readonly name: string
  /** Folded name: "volodymyr zelensky"; a body's words in order, whichever way it is told: "gaza health ministry". */
  readonly key: string
  /** The side whose voice it is (a name of sides.yaml), or null. */
  readonly authority: string | null
  readonly person: boolean
  /** Belongs to one report alone: "doctors", or the report's own voice. */
  readonly local: string | null
}

/** Endings that transliterations differ in: Zelenskyy, Zelenskiy, Zelenskii. */
const spelt = (name: string): string => name.replace(/(yy|iy|ii|ij|yi)\b/g, 'y')

/** Who a source is across reports; an unnamed one that speaks for no side is somebody else in each. */
export function partyOf(source: Source, { id, text }: Pick<Report, 'id' | 'text'>, lexicon: Lexicon): Party {
  const key = keyOf(source.name, source.kind === 'person', lexicon)
  const authority =
    authorityOf(source.name, source.role, source.kind, lexicon) ??
    (source.kind === 'person'
      ? null
      : authorityOf(`${whose(source, text)} ${source.name}`, null, source.kind, lexicon))
  const local = source.kind === 'unnamed' && authority === null ? id : null
  return { name: source.name, key, authority, person: source.kind === 'person', local }
}

/** What a name is compared by: "the Ministry of Health in Gaza" is "Gaza's health ministry". */
export function keyOf(name: string, person: boolean, lexicon: Lexicon): string {
  if (person) return spelt(untitled(fold(name), lexicon))
  const words = fold(name.replace(/['’]s\b/g, '')).split(' ')
  const own = words.filter((word) => !LINKS.has(word))
  return spelt((own.length === 0 ? words : own).sort().join(' '))
}

/** Words that only join those of a body's name. */
const LINKS = new Set(['the', 'of', 'in', 'for', 'at'])

/** A person's folded name without titles and ranks. */
function untitled(name: string, lexicon: Lexicon): string {
  const words = name.split(' ')
  const first = words.findIndex(
    (word, i) => i === words.length - 1 || !(word === 'the' || lexicon.titles.has(word.replace(/\.$/, ''))),
  )
  return words.slice(first).join(' ')
}

/** The nation whose the text says that a body is: "South Korea's" before "Joint Chiefs of Staff", or in its mention. */
function whose({ name, mentions }: Source, text: string): string {
  const words = mentions.map(([start, end]) => {
    const before = text.slice(Math.max(0, start - 40), start)
    const own = text.slice(start, end)
    const at = own.indexOf(name)
    return BEFORE.exec(at > 0 ? own.slice(0, at) : before)?.[1]
  })
  return words.find((one) => one !== undefined) ?? ''
}

const BEFORE = /((?:\p{Lu}[\p{L}.-]* )*\p{Lu}[\p{L}.-]*)(?:['’]s?)? $/u

/** Whose a report's own voice is: its outlet's, else its author's. Of a report that names neither it is nobody else's. */
export function outletOf(report: Named, lexicon: Lexicon): Party {
  const known = report.publisher ?? report.author
  const name = known ?? (report.title === null ? 'the report' : `“${report.title}”`)
  const authority = known === null ? null : authorityOf(known, null, 'organisation', lexicon)
  return {
    name,
    key: keyOf(name, false, lexicon),
    authority,
    person: false,
    local: known === null ? report.id : null,
  }
}

type Named = Pick<Report, 'id' | 'publisher' | 'author' | 'title'>

/** Whether two names can be one person's or body's: "Kirby" and "John Kirby", but not "Ann Kirby" and "John Kirby". */
export function sameParty(a: Party, b: Party): boolean {
  if (a.local !== b.local) return false
  if (a.key === b.key) return compatible(a, b)
  if (!a.person || !b.person) return false
  const [as, bs] = [a.key.split(' '), b.key.split(' ')]
  if (as.at(-1) !== bs.at(-1) || !compatible(a, b)) return false
  if (as.length === 1 || bs.length === 1) return true
  const [first, second] = [as[0] ?? '', bs[0] ?? '']
  return (first.length === 1 || second.length === 1) && first[0] === second[0]
}

const compatible = (a: Party, b: Party): boolean =>
  a.authority === null || b.authority === null || a.authority === b.authority

/** One voice: the same party, or two voices of one side's government. */
export const oneVoice = (a: Party, b: Party): boolean =>
  (a.authority !== null && a.authority === b.authority) || sameParty(a, b)
