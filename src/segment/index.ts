export { segment } from './segment.ts'
export { nounPhrases, verbGroups } from './phrase.ts'
