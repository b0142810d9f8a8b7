const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g
const DIRECTIONS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g

/**
 * A report's text made fit for a terminal: what could move the cursor, change colours or the direction of
 * writing becomes a visible mark. Line breaks and tabs stay.
 */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, (control) => {
      const code = control.charCodeAt(0)
      // Unicode has a picture for each of the older controls.
      return code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? '\u2421' : '\uFFFD'
    })
    .replace(DIRECTIONS, '\uFFFD')

/** On one line. */
export const line = (text: string): string => harmless(text).replace(/\s+/g, ' ').trim()

/** A problem of a report on one line, with where it is unless it says so itself. */
export const about = (location: string, problem: string): string =>
  line(problem.startsWith(location) ? problem : `${location}: ${problem}`)

/** JSON that a terminal shows and does not obey: the same value when it is parsed. */
export const json = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? 'null').replace(
    /[\u007F-\u009F\u200E\u200F\u061C\u2028-\u202E\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
