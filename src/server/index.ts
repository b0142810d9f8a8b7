export { createApp } from './app.ts'
export { pageFolder, serve } from './serve.ts'
