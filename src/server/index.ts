export { createApp } from './app.ts'
export type { Desk } from './desk.ts'
export { serve, type ServeOptions, type Serving } from './serve.ts'
