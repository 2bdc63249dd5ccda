import type { OfficerDigest } from '../digest/officer-digest.ts'
import { composeDigestRun, type DigestNeeds, type DigestRun } from './run-digest.ts'
import type { Directory } from './ports.ts'
import { reachManagers, reachOfficer, type Reach } from './reach.ts'

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
  const recipients = await Promise.all(
    run.officers.map(async (digest) => ({
      digest,
      reach: await reachOfficer(needs.directory, digest.officer),
    })),
  )
  return { ...run, recipients, managersReach: await reachManagers(needs.directory, needs.managersChannelId) }
}
