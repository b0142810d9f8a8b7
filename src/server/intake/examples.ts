import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from './take-in.ts'

interface Example {
  readonly file: string
  readonly title: string
  readonly publisher: string | null
  readonly author: string | null
  readonly published: string | null
}

/** The example reports that come with the package, with what their index says of them. */
export async function exampleJobs(folder: string): Promise<Job[]> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as Example[]
  return Promise.all(
    index.map(async ({ file, title, publisher, author, published }) => ({
      location: file,
      bytes: new Uint8Array(await readFile(join(folder, file))),
      known: {
        title,
        publisher: publisher ?? undefined,
        author: author ?? undefined,
        published: published ?? undefined,
      },
    })),
  )
}
