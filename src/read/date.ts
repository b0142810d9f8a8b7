const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1800 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

const named = (month: string): number => MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1

/**
 * The day that a time in a file's own data names, as `YYYY-MM-DD`: ISO 8601, RFC 2822 mail dates, "March 4, 2025". The day
 * is the one written, in the writer's own time zone. Null when it names none.
 */
export function isoDay(written: string | null | undefined): string | null {
  if (!written) return null
  const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(written)
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const mail = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(written)
  if (mail?.[2] && named(mail[2])) return valid(Number(mail[3]), named(mail[2]), Number(mail[1]))
  const american = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(written)
  if (american?.[1] && named(american[1]))
    return valid(Number(american[3]), named(american[1]), Number(american[2]))
  return null
}
