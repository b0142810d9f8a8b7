export { firstLine } from './first-line.ts'
export { readAll, threadsFor, type Passing, type Threads } from './read-all.ts'
export { readOne, type Read } from './read-one.ts'
export { readersOf, type Readers } from './readers.ts'
export {
  kindRead,
  openReader,
  type Metadata,
  type Opening,
  type Reader,
  type ReaderChoice,
} from './reader.ts'
