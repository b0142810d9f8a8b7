/** Controls and marks that turn the direction of what follows, as a visible sign. */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g,
    '\uFFFD',
  )

const MEANT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML: what a report says can do nothing on a page. */
export const escaped = (text: string): string =>
  visible(text.replace(/[&<>"']/g, (mark) => MEANT[mark] ?? ''))
