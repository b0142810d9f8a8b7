export { compareReading } from './reading.ts'
export { byAge, relateAcross, relateWithin, type Comparing } from './relate.ts'
export { SETTINGS, type Settings } from './settings.ts'
export { origin, statements, type Statement } from './statement.ts'
