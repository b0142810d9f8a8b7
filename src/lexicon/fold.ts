/**
 * A name as it is compared: lower case, without accents, apostrophes and full stops, hyphens as spaces.
 * "Al-Qa’im" and "al Qaim" fold to one.
 */
export const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036F'’‘`.]/g, '')
    .toLowerCase()
    .replace(/[-‐–—_/,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
