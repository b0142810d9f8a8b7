const BEYOND =
  /^(?:>|(?:\w+ )?(?:(?:more|greater|higher) than|over|above|past|beyond|north of|upwards? of|in excess of|exceed\w*|surpass\w*|pass(?:es|ed|ing)?|topp?(?:s|ed|ing)?|cross(?:es|ed|ing)?|breach\w*|outstrip\w*)\b)/i

/** Do the words of an amount leave its number out: "more than 1,000", "has passed 1,000", ">1,000"? It is shown as `> 1,000`. */
export const isBeyond = (wording: string): boolean => BEYOND.test(wording.trim())
