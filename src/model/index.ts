export * from './span.ts'
export * from './reading.ts'
export * from './doc.ts'
export * from './error.ts'
