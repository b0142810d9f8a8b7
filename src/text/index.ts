export * from './span.ts'
export * from './view.ts'
export * from './clean.ts'
export * from './anchor.ts'
