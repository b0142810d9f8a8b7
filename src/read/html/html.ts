import { OnrecordError } from '../../model/index.ts'
import type { Content, Original } from '../document.ts'
import { charset, decode } from '../encoding.ts'
import { compose } from '../run.ts'
import { article, headline } from './article.ts'
import { blocks, laidOut, type Block } from './block.ts'
import { liveEntries } from './live.ts'
import { metadata } from './metadata.ts'
import { tree, within, type Root } from './tree.ts'

const LONGEST = 64 * 1024 * 1024

/** `charset` in a page's first bytes, as `<meta charset>` or `<meta http-equiv>` give it. */
function metaCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ??
    null
  )
}

/** A page decoded, with its tree: what the article and a live blog's entries are cut from. */
export interface Page {
  readonly source: string
  readonly encoding: string
  readonly problems: Content['problems']
  readonly root: Root
}

export function page({ bytes, location, contentType }: Original): Page {
  if (bytes.length > LONGEST) {
    throw new OnrecordError(
      'refused',
      `${location} is larger than 64 MB, which no article is: save the part you need as a page of its own.`,
    )
  }
  const { text, encoding, problems } = decode(bytes, location, [charset(contentType), metaCharset(bytes)])
  return { source: text, encoding, problems, root: tree(text, location) }
}

/** Headline first, captions last and apart, the article's paragraphs between. */
function ordered(title: readonly Block[], body: readonly Block[]): Block[] {
  const marked = title.map((block): Block => ({ ...block, kind: 'headline' }))
  const said = new Set(title.map(wording))
  const running = body.filter(
    (block) => block.kind !== 'caption' && !(block.kind === 'heading' && said.has(wording(block))),
  )
  return [...marked, ...running, ...body.filter((block) => block.kind === 'caption')]
}

const wording = (block: Block): string =>
  block.runs
    .map((run) => run.text)
    .join('')
    .trim()

/** The article of a page, or the `whole` of it, with what it says of itself; of a live blog its entries apart. */
export function html(original: Original, whole = false): Content {
  const { source, encoding, problems, root } = page(original)
  const about = metadata(root)
  const title = headline(root, about.title)
  const { entries, held } = liveEntries(root, source, about.live)
  const chosen = whole ? () => true : article(root)
  const body = blocks(root, source, (text) => !within(text, held) && chosen(text))
  const { runs, marks } = laidOut(ordered(title ? blocks(title, source, () => true) : [], body))
  const { live: _, ...said } = about
  return { ...said, ...compose(runs), encoding, marks, problems: problems ?? [], entries }
}
