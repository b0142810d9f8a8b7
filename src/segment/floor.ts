import { fold, type Lexicon } from '../lexicon/index.ts'
import { fullName, holdsTitle, titled, type Label } from './label.ts'
import { LONGEST, QUOTED } from './opening.ts'

/** How far below a name it is looked who speaks there, in units. */
const REACH = 600

const PERSONAL = /\b(?:I|we|us|me|my|our|I’m|I'm)\b/i

/** What members of a parliament or council call each other and where they sit, in its minutes with a capital. */
const CHAMBER =
  /\b(?:(?:[Tt]he|[Tt]his) (?:House|Chamber|Chair|Council|Assembly|Senate|Government|Minister|Secretary of State|Opposition)|[Hh]on\. |[Hh]onourable|[Nn]oble (?:Lord|Baroness|Friend)|M(?:r|s|adam)\.? (?:Speaker|President|Chair)|my Lords|Deputies|Senators)\b/

/**
 * Names on lines of their own, as minutes of a parliament have them, be it one alone: with a title, an office, a seat or
 * a party ("Mr. Hale", "The Prime Minister", "Carl Hale (Leeds) (Con)"), above words that speak in the first person or of
 * the house, and not of him. "Carl Hale" alone may as well have written what follows; two such names, or one beside those, have not.
 */
export function onFloor(text: string, labels: readonly Label[], lexicon: Lexicon): readonly Label[] {
  const speaking = labels.filter(
    (label) =>
      label.tells === undefined && !longLine(label) && !hails(label.name, lexicon) && speaks(text, label),
  )
  const seated = speaking.filter(
    ({ name, from, speaker, said }) =>
      titled(name, lexicon) ||
      // "The First Minister (Ana Reyes)"
      (text[speaker[0] - 1] === '(' && holdsTitle(text.slice(from, speaker[0]), lexicon)) ||
      (/\(|,/.test(text.slice(speaker[1], said)) && fullName(name, lexicon)),
  )
  const plain = speaking.filter((label) => !seated.includes(label) && fullName(label.name, lexicon))
  if (seated.length === 0 && plain.length < 2) return []
  return [
    ...seated,
    ...plain,
    ...labels.filter((label) => !speaking.includes(label) && alike(text, label, seated)),
  ]
}

/** "Deputy Hale" below the words of "Deputy Ana Reyes": by the same title in the same place somebody speaks, whatever he says. */
function alike(text: string, { name, speaker, said, end }: Label, seated: readonly Label[]): boolean {
  const [title = '', ...rest] = name.split(/\s+/)
  const bare = (one: Label): boolean => one.name.startsWith(`${title} `) && one.speaker[1] === one.said
  const last = rest.at(-1)
  return (
    last !== undefined &&
    title !== 'The' &&
    speaker[1] === said &&
    rest.length < 4 &&
    seated.some(bare) &&
    !fold(text.slice(end, end + REACH)).includes(fold(last))
  )
}

/** "Secretary Hale Delivers Speech at the Port": no name has so many words, save "The Minister for …". */
const longLine = ({ name }: Label): boolean => !/^The\s/.test(name) && name.split(/\s+/).length > LONGEST

/** "Mr President": whom a speaker greets. */
const hails = (name: string, { titles }: Lexicon): boolean =>
  /^(?:M(?:r|rs|s|adam|ister)\.?) \S+$/.test(name) && titles.has(name.split(' ').at(-1)?.toLowerCase() ?? '')

/** Do the words below a name speak in the first person or of the house, and not of whoever bears it? */
function speaks(text: string, { name, end }: Label): boolean {
  const last = name.split(/\s+/).at(-1) ?? name
  if (last === name) return false
  const words = text.slice(end, end + REACH).replace(QUOTED, '')
  const own = /^The\s/.test(name) ? name : last
  return (PERSONAL.test(words) || CHAMBER.test(words)) && !fold(words).includes(fold(own))
}
