import { authorityOf, type Lexicon } from '../../lexicon/index.ts'

/** "President" of what the White House publishes is the President of the United States. */
export function withCountry(name: string, publisher: string | null, lexicon: Lexicon): string {
  const office = /^(?:vice[ -])?president$|^prime minister$|^chancellor$/i.test(name)
  if (!office || publisher === null) return name
  // "Prime Minister's Office of Israel"
  const side = authorityOf(publisher.replace(/['’]s\b/g, ''), null, 'organisation', lexicon)
  if (side === null || lexicon.sides.named(side)?.kind !== 'country') return name
  return `${name} of ${/^(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia)\b/.test(side) ? 'the ' : ''}${side}`
}
