export * from './lexicon.ts'
export * from './phrases.ts'
export * from './file.ts'
