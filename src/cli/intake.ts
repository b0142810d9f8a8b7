import { OnrecordError } from '../model/index.ts'
import type { Field, ReadSettings } from '../read/index.ts'
import type { Flags, Values } from './command.ts'

/** How documents are taken in, whatever they are. */
export const INTAKE = {
  column: {
    about:
      'Which column of a table, or key of JSON, holds what: text=Body, published=Date; also title, author, publisher, url',
    takes: 'FIELD=NAME',
    many: true,
  },
  'allow-network': {
    about: 'Networks that may be fetched from though they are not public: 10.20.0.0/16',
    takes: 'NETWORK',
    many: true,
  },
} as const satisfies Flags

const FIELDS: readonly Field[] = ['text', 'title', 'author', 'publisher', 'published', 'url']

export type Columns = NonNullable<ReadSettings['columns']>

/** The flags as the readers take them. */
export const settingsOf = (values: Values<typeof INTAKE>): ReadSettings => ({
  columns: columnsOf(values.column),
  net: { allow: values['allow-network'] },
})

export function columnsOf(column: readonly string[]): Columns {
  const columns = column.map((given): [Field, string] => {
    const [field = '', ...name] = given.split('=')
    const known = FIELDS.find((one) => one === field)
    if (!known || name.join('=') === '') {
      throw new OnrecordError(
        'usage',
        `--column takes FIELD=NAME, and the fields are ${FIELDS.join(', ')}: not ${given}.`,
      )
    }
    return [known, name.join('=')]
  })
  return Object.fromEntries(columns)
}
