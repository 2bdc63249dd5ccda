import type { OfficerDigest } from '../digest/officer-digest.ts'
import { composeDigestRun, type DigestNeeds, type DigestRun } from './run-digest.ts'
import type { Directory } from './ports.ts'
import { reachManagers, reachOfficers, type Reach } from './reach.ts'

export type DigestPreview = DigestRun & {
  recipients: { digest: OfficerDigest; reach: Reach }[]
  managersReach: Reach
}

type Needs = DigestNeeds & {
  directory: Directory
  managersChannelId: string | null
}

/** The run of `asOf`'s week with, for each recipient, whether it would arrive. Writes and sends nothing. */
export async function previewDigest(needs: Needs, asOf: string): Promise<DigestPreview> {
  const run = await composeDigestRun(needs, asOf)
  const reaches = await reachOfficers(
    needs.directory,
    run.officers.map(({ officer }) => officer),
  )
  const recipients = run.officers.flatMap((digest, i) => {
    const reach = reaches[i]
    return reach ? [{ digest, reach }] : []
  })
  return { ...run, recipients, managersReach: await reachManagers(needs.directory, needs.managersChannelId) }
}
