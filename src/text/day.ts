/** How a day of the calendar is written: "2024-12-27". */
export const DAY = /^\d{4}-\d\d-\d\d$/

/** A month by its name or what that is cut to, without its stop: a pattern for texts in any case. */
export const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
