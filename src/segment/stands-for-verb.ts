import { wordSet } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'

const STANDS = wordSet(['did', 'had', 'have', 'are', 'were'])

/** "The army says nine men fell, the rebels that 40 [did]": does it stand for the verb told before, at the end of a clause? */
export const standsForVerb = (token: Token | undefined): boolean => STANDS.has(token)
