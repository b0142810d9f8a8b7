import type { Item } from './paths.ts'
import type { Step } from './progress.ts'
import type { Taken } from './take-in.ts'
import { count } from './words.ts'

/** What became of a document: of which item it is one, and how many bytes of that were read when it was cut out. */
export type Passed = Pick<Taken, 'status'> & { readonly item: number; readonly bytes: number }

/**
 * How far taking in these items is, document by document. A file that holds many tells how many of its documents and
 * bytes are through; where all sizes are known, the work is measured by them.
 */
export function passage(items: readonly Item[]): (passed: Passed) => Step {
  const sizes = items.map(({ file }) => file?.size ?? null)
  const total = sizes.every((size) => size !== null) ? sizes.reduce((sum, size) => sum + size, 0) : null
  let [at, inside, before, pieces] = [0, 0, 0, 0]
  return ({ item, bytes, status }) => {
    for (; at < item; at++) {
      before += sizes[at] ?? 0
      inside = 0
    }
    inside++
    if (status !== 'passed') pieces++
    const size = sizes[item] ?? null
    const read = status === 'passed' ? (size ?? 0) : Math.min(bytes, size ?? bytes)
    const whole = size === null || read >= size
    const own = size === null || size === 0 ? 1 : read / size
    return {
      done: item + (whole ? 1 : 0),
      part: total !== null && total > 0 ? (before + read) / total : (item + own) / items.length,
      pieces,
      inside: inside > 1 || !whole ? told(inside, read, size) : '',
      name: items[whole && inside === 1 ? item + 1 : item]?.location ?? '',
    }
  }
}

/** `1,204 documents, 310 of 1,024 MB`. */
function told(inside: number, read: number, size: number | null): string {
  const documents = count(inside, 'document')
  if (size === null) return documents
  const [unit, name] = size < 1024 * 1024 ? [1024, 'KB'] : [1024 * 1024, 'MB']
  const figure = (bytes: number): string => Math.round(bytes / unit).toLocaleString('en')
  return `${documents}, ${figure(read)} of ${figure(size)} ${name}`
}
