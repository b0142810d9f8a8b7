export { createApp } from './app.ts'
export { comparer } from './comparing.ts'
export { pageFolder, serve } from './serve.ts'
