import { grouped } from './group.ts'
import { sameParty, type Party } from './party.ts'
import { origin, type Statement } from './statement.ts'

/**
 * Chains join across reports: a person whom one report calls a government's, and another only names, is that
 * government's voice in both. A name that fits two governments stays by itself.
 */
export function joined(all: readonly Statement[]): Statement[] {
  const known = grouped(
    all.flatMap(({ chain }) => chain.filter(({ person, authority }) => person && authority !== null)),
    surname,
  )
  return all.map((one) => {
    const party = origin(one)
    if (!party.person || party.authority !== null) return one
    const same = (known.get(surname(party)) ?? []).filter((other) => sameParty(party, other))
    const authorities = new Set(same.map(({ authority }) => authority))
    const [authority] = authorities
    if (authorities.size !== 1 || authority === undefined) return one
    return { ...one, chain: [...one.chain.slice(0, -1), { ...party, authority }] }
  })
}

const surname = ({ key }: Party): string => key.split(' ').at(-1) ?? key
