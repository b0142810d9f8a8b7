/**
 * Half-open `[start, end)` in UTF-16 code units of the report's own text:
 * `text.slice(start, end)` is the wording, always.
 */
export type Span = readonly [start: number, end: number]
