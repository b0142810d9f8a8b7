import { OnrecordError } from '../../model/index.ts'
import { robotsOf, type Robots } from '../net/robots.ts'
import type { Following } from './follow.ts'

const POLITE = 1_000

/** One host at a time, with a pause between two requests, as its robots.txt asks. */
export interface Manners {
  readonly robots: Map<string, Robots>
  readonly last: Map<string, number>
}

/** Do `work` on an address when its site may be asked: what its robots.txt closes is refused. */
export async function politely<T>(
  url: string,
  manners: Manners,
  following: Pick<Following, 'net' | 'now' | 'wait'>,
  work: () => Promise<T>,
): Promise<T> {
  const { host } = new URL(url)
  let robots = manners.robots.get(host)
  if (!robots) {
    robots = await robotsOf(url, following.net)
    manners.robots.set(host, robots)
  }
  if (!robots.allows(url)) {
    throw new OnrecordError(
      'refused',
      `${url} is closed to programs by the site's robots.txt, or that could not be fetched: onrecord left it out.`,
    )
  }
  const since = following.now() - (manners.last.get(host) ?? -Infinity)
  const pause = Math.max(POLITE, robots.delay * 1000)
  if (since < pause) await following.wait(pause - since)
  manners.last.set(host, following.now())
  return work()
}
