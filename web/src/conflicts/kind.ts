/** What a person said of a relation. */
export const VERDICTS: Record<string, string> = {
  accepted: '✓ known',
  rejected: '✗ not so',
  unsure: '? unsure',
}

/** What each kind of relation says, in a sentence. */
export const MEANING: Record<string, string> = {
  conflict: 'These cannot both be true.',
  drift: 'The retelling changed what was said.',
  inconsistent: 'The rate and the total do not fit together.',
  'competing-account': 'Two accounts of what happened to the same people.',
  consistent: 'Different scopes; both can be true.',
  'not-comparable': 'These count different things.',
  agree: 'Two origins, one figure.',
  same: 'One claim, told twice.',
  retells: 'One report repeats what the other holds closer to its origin.',
  'derived-from': 'One figure seems to rest on the other.',
  updates: 'A later figure of the same claimant.',
}

/** A kind of relation as it is read. */
export const kindWords = (kind: string): string => kind.replaceAll('-', ' ')
