/** Each origin has a colour and a mark of its own, so that none needs its colour. */
export interface Look {
  readonly symbol: 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross' | 'wye'
  readonly glyph: string
  readonly colour: string
}

const SYMBOLS = ['diamond', 'circle', 'square', 'triangle', 'star', 'cross', 'wye'] as const
const GLYPHS: Record<Look['symbol'], string> = {
  diamond: '◆',
  circle: '●',
  square: '■',
  triangle: '▲',
  star: '★',
  cross: '✚',
  wye: '⅄',
}
/** Seven colours that stay apart for most eyes, light enough on dark and dark enough on light (custom properties). */
const COLOURS = ['--o1', '--o2', '--o3', '--o4', '--o5', '--o6', '--o7'] as const

export function lookOf(index: number): Look {
  const symbol = SYMBOLS[index % SYMBOLS.length] ?? 'circle'
  // The colours run round out of step with the marks: the eighth origin looks like none before it.
  const turn = Math.floor(index / SYMBOLS.length)
  const colour = `var(${COLOURS[(index + turn) % COLOURS.length] ?? '--o1'})`
  return { symbol, glyph: GLYPHS[symbol], colour }
}
