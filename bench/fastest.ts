/** Readings are repeated for so many seconds; a slow reader reads twice. */
const LONGEST = 5

/**
 * What `once` returns, and the processor's seconds of its fastest repetition. The first one warms the program up and does
 * not count: so it is done in `peers/spacy_quotes.py` and `peers/corenlp/Quotes.java` too.
 */
export async function fastest<T>(once: () => T | Promise<T>): Promise<{ result: T; seconds: number }> {
  const spent = async (): Promise<[T, number]> => {
    const begun = process.cpuUsage()
    const result = await once()
    const { user, system } = process.cpuUsage(begun)
    return [result, (user + system) / 1e6]
  }
  await once()
  let [result, seconds] = await spent()
  for (let total = seconds; total < LONGEST;) {
    const [, again] = await spent()
    seconds = Math.min(seconds, again)
    total += again
  }
  return { result, seconds }
}
