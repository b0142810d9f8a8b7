export { read, readTrained, type ReportGiven } from './pipeline.ts'
export { loadModel, type AttributionModel } from './parse/index.ts'
export { loadLexicon, type Lexicon } from './lexicon/index.ts'
export * from './model/index.ts'
