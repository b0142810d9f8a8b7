const LETTER = /\p{L}/gu
const TURNED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu

/** Which way most letters of `text` run: an English paragraph that begins with an Arabic name stays one. */
export const directionOf = (text: string): 'ltr' | 'rtl' =>
  2 * (text.match(TURNED)?.length ?? 0) > (text.match(LETTER)?.length ?? 0) ? 'rtl' : 'ltr'
