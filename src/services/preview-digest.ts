import type { ManagersDigest } from '../digest/managers-digest.ts'
import type { OfficerDigest } from '../digest/officer-digest.ts'
import { composeChannelRun, type Channel, type ChannelRunNeeds } from './cycle/channel-run.ts'
import { composeOfficersRun, officersDeliveries, type OfficersRun } from './cycle/officers-run.ts'
import type { NewDelivery } from './ports.ts'
import { channelIdOf, reachChannel, reachOfficers, type Reach } from './reach.ts'

export type DigestPreview = OfficersRun & {
  deliveries: NewDelivery[]
  recipients: { digest: OfficerDigest; reach: Reach }[]
  channels: { channel: string; digest: ManagersDigest; reach: Reach }[]
}

type Needs = ChannelRunNeeds & { managersChannelId: string | null; channels: readonly Channel[] }

/** What would go out for the periods that hold `asOf` and, for each recipient, whether it would arrive. Writes and sends nothing. */
export async function previewDigest(needs: Needs, asOf: string): Promise<DigestPreview> {
  const run = await composeOfficersRun(needs, asOf)
  const reaches = await reachOfficers(
    needs.directory,
    run.officers.map(({ officer }) => officer),
  )
  const recipients = run.officers.flatMap((digest) => {
    const reach = reaches.get(digest.officer)
    return reach ? [{ digest, reach }] : []
  })
  const deliveries: NewDelivery[] = [...officersDeliveries(needs, run)]
  const channels: DigestPreview['channels'] = []
  for (const channel of needs.channels) {
    const { digest, delivery } = await composeChannelRun(needs, channel, run)
    const id = channelIdOf(channel.channel, needs.managersChannelId)
    channels.push({ channel: channel.channel, digest, reach: await reachChannel(needs.directory, id) })
    deliveries.push(delivery)
  }
  return { ...run, deliveries, recipients, channels }
}
