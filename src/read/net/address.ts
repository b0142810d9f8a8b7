import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { OnrecordError } from '../../model/index.ts'

/** A resolved address, as the connection takes it. */
export interface Address {
  readonly address: string
  readonly family: number
}

/** Name to addresses: the system's resolver, unless a caller brings its own. */
export type Resolve = (host: string) => Promise<readonly Address[]>

export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/** `[::ffff:10.0.0.1]` is 10.0.0.1, whatever the notation. */
const plainly = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => ipaddr.process(address)

/** Is `address` in one of `networks` (CIDR notation or single addresses)? */
function within(address: string, networks: readonly string[]): boolean {
  const at = plainly(address)
  return networks.some((network) => {
    const [base, bits] = network.includes('/')
      ? ipaddr.parseCIDR(network)
      : ([ipaddr.parse(network), network.includes(':') ? 128 : 32] as const)
    return base.kind() === at.kind() && at.match(base as never, bits)
  })
}

/**
 * May onrecord connect to `address`? Only to public ones, and to the networks a person allowed. Loopback, private, link-local
 * and reserved ranges are not public, nor are the IPv6 ranges that carry an IPv4 address inside (6to4, Teredo, NAT64).
 */
export function mayConnect(address: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  return within(address, allowed) || plainly(address).range() === 'unicast'
}

const refused = (host: string, address: string): OnrecordError =>
  new OnrecordError(
    'refused',
    `${host === address ? host : `${host} is at ${address}, which`} is not a public address: onrecord does not fetch from private networks unless you allow it (--allow-network ${address}).`,
  )

/**
 * The addresses of `host` that may be connected to. The check is made on what the connection then uses, so a name that
 * changes its address between check and connection gains nothing.
 * @throws OnrecordError `refused` when any of them is not public; `network` when the name does not resolve.
 */
export async function addressesOf(
  host: string,
  allowed: readonly string[],
  resolve: Resolve,
): Promise<readonly Address[]> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = ipaddr.isValid(bare)
    ? [{ address: bare, family: bare.includes(':') ? 6 : 4 }]
    : await resolve(bare).catch((cause: unknown) => {
        throw new OnrecordError(
          'network',
          `${host} does not resolve to an address: check the spelling and the connection.`,
          { cause },
        )
      })
  if (found.length === 0) throw new OnrecordError('network', `${host} has no address.`)
  const wrong = found.find(({ address }) => !mayConnect(address, allowed))
  if (wrong) throw refused(host, wrong.address)
  return found
}
