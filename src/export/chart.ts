import type { LedgerClaim } from '../ledger/index.ts'
import { escaped } from './escape.ts'
import { denied, figure, scope } from './figure.ts'

const ROW = 26
const LEFT = 250
const RIGHT = 720
const WIDTH = 900

interface Bar {
  readonly label: string
  readonly figure: string
  readonly lower: number | null
  readonly upper: number | null
  readonly approx: boolean
}

const barOf = (claim: LedgerClaim): Bar[] => {
  const { quantity } = claim
  // A rejected claim, and a number that is said not to be so, are no figures: the table below tells them.
  if (claim.state === 'rejected' || denied(claim)) return []
  if (!quantity || (quantity.lower === null && quantity.upper === null)) return []
  const who = claim.source ?? claim.report.publisher ?? 'the report itself'
  return [
    {
      label: `${who}: ${scope(claim)}`,
      figure: figure(quantity),
      lower: quantity.lower,
      upper: quantity.upper,
      approx: quantity.approx,
    },
  ]
}

/** Round numbers along an axis from 0 or 1 to `most`. */
function ticks(most: number, logarithmic: boolean): number[] {
  if (logarithmic) return Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, i) => 10 ** i)
  const rough = most / 4
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= rough) ?? unit
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

/**
 * Claims as a chart of ranges: a dot for a number, a bar for two bounds, an arrow where one end is open. A scale of powers of
 * ten where the numbers differ a hundredfold or more.
 */
export function chart(claims: readonly LedgerClaim[]): string {
  const bars = claims.flatMap(barOf)
  if (bars.length === 0) return ''
  const ends = bars.flatMap(({ lower, upper }) => [lower, upper]).filter((value) => value !== null)
  const most = Math.max(1, ...ends)
  const least = Math.min(...ends.filter((value) => value > 0), most)
  const logarithmic = most / least >= 100
  const x = (value: number): number => {
    const share = logarithmic ? Math.log10(Math.max(1, value)) / Math.max(1, Math.log10(most)) : value / most
    return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10
  }
  const height = bars.length * ROW + 34
  const axis = ticks(most, logarithmic).map(
    (value) =>
      `<line class="tick" x1="${x(value)}" x2="${x(value)}" y1="4" y2="${height - 26}"/><text class="axis" x="${x(value)}" y="${height - 10}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
  )
  const rows = bars.map(({ label, figure, lower, upper, approx }, i) => {
    const y = i * ROW + 18
    const from = lower === null ? LEFT : x(lower)
    const to = upper === null ? RIGHT + 14 : x(upper)
    const open = `${lower === null ? `<path class="open" d="M${from + 8} ${y - 5}l-8 5l8 5"/>` : ''}${upper === null ? `<path class="open" d="M${to - 8} ${y - 5}l8 5l-8 5"/>` : ''}`
    const mark =
      lower !== null && lower === upper
        ? `<circle class="${approx ? 'about' : 'exact'}" cx="${from}" cy="${y}" r="5"/>`
        : `<line class="range" x1="${from}" x2="${to}" y1="${y}" y2="${y}"/>${lower === null ? '' : `<circle class="exact" cx="${from}" cy="${y}" r="4"/>`}${upper === null ? '' : `<circle class="exact" cx="${to}" cy="${y}" r="4"/>`}${open}`
    return `<g><title>${escaped(`${label}: ${figure}`)}</title><text x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${escaped(cut(label, 34))}</text>${mark}<text class="figure" x="${RIGHT + 24}" y="${y + 4}">${escaped(cut(figure, 26))}</text></g>`
  })
  const about = `${bars.length} figures, from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}${logarithmic ? ', on a scale of powers of ten' : ''}`
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(about)}">${axis.join('')}${rows.join('')}</svg>`
}
