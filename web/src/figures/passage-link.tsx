import type { FigureClaim } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'

/** The way from a figure to its words. */
export const PassageLink = ({ claim }: { claim: FigureClaim }) => (
  <Link href={address(`/reports/${encodeURIComponent(claim.reportId)}`, { claim: claim.claimId })}>
    {plain(claim.origin)}: {plain(claim.summary)}
  </Link>
)
