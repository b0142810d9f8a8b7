export { meaningOf, read, readWith, type Meaning, type ReportGiven } from './pipeline.ts'
export {
  languageModel,
  loadModel,
  trained,
  type LanguageModelSettings,
  type Proposer,
  type Usage,
} from './parse/index.ts'
export { loadLexicon, type Lexicon } from './lexicon/index.ts'
export * from './model/index.ts'
