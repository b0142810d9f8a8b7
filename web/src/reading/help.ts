/** The keys of the reading, as the help lists them. */
export const READING_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['y', 'accept the open claim'],
  ['n', 'reject it'],
  ['h', 'leave it as unsure'],
  ['e', 'edit: change any field'],
  ['s', 'split it into two'],
  ['m', 'merge it with the next'],
  ['a', 'add a claim over the selected words'],
  ['x', 'select it, for several at once'],
  ['j / ↓', 'next claim'],
  ['k / ↑', 'previous claim'],
  ['Shift j', 'next claim that is open'],
  ['u / Ctrl z', 'undo your last decision'],
  ['d', 'describe the report: its day, outlet, author, title'],
  ['b', 'show blurred passages'],
  ['Esc', 'leave the form, or close the claim'],
]
