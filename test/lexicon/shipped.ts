import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { SHIPPED } from '../../src/lexicon/file.ts'

/** The entries of a word list that ships, as they are written, so that a test may run each example. */
export const shipped = <T>(name: string): T[] => load(readFileSync(SHIPPED + name, 'utf8')) as T[]
