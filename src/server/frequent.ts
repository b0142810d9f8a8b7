/** The names counted most often, with how often each was. */
export const frequent = (
  counts: ReadonlyMap<string, number>,
  most: number,
): { name: string; count: number }[] =>
  [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, most)
