/** A text without a title is called by its first line, where that is short enough to be one. */
export function firstLine(text: string): string | null {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? ''
  return line.length > 0 && line.length <= 160 ? line : null
}
