export { read, type ReportGiven } from './pipeline.ts'
export { loadLexicon, type Lexicon } from './lexicon/index.ts'
export * from './model/index.ts'
