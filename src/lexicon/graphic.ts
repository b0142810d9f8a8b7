import { z } from 'zod'
import { entries } from './file.ts'

const shape = z.array(z.strictObject({ words: z.array(z.string()), example: z.string() }))

/** Finds the words of `graphic.yaml`, one after the other, whatever their case. */
export function graphic(directory: string | null): RegExp {
  const words = entries('graphic.yaml', shape, directory).flatMap((entry) => entry.words)
  const either = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}
