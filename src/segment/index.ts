export { segment } from './segment.ts'
export { nounPhrases, verbGroups } from './phrase.ts'
export { isKnownWord } from './words.ts'
export { tokensOf } from './tokens.ts'
