import type { Token } from '../model/index.ts'

/** "the independent daily Tamm Post": is the word at `i` part of what a paper is called? */
export function namesPaper(tokens: readonly Token[], i: number): boolean {
  const name = tokens[i + 1]
  return (
    name?.tag === 'PROPN' &&
    name.sentence === tokens[i]?.sentence &&
    /^(DET|ADJ|NOUN)$/.test(tokens[i - 1]?.tag ?? '')
  )
}
