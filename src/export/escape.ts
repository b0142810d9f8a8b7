const MEANT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML: what a report says can do nothing on a page. Controls and turns of direction become visible marks. */
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (mark) => MEANT[mark] ?? '')
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g,
      '\uFFFD',
    )
