export { createApp } from './app.ts'
export { comparer } from './comparing.ts'
export { workHere } from './intake/thread.ts'
export { pageFolder, serve } from './serve.ts'
