import type { Recipients } from '../digest/preview.ts'
import { composeChannelRun, type Channel, type ChannelRunNeeds } from './cycle/channel-run.ts'
import { composeOfficersRun, officersDeliveries, type OfficersRun } from './cycle/officers-run.ts'
import type { NewDelivery } from './ports.ts'
import { channelIdOf, reachChannel, reachOfficer } from './reach.ts'

export type DigestPreview = OfficersRun & Recipients & { deliveries: NewDelivery[] }

export type PreviewNeeds = ChannelRunNeeds & {
  managersChannelId: string | null
  channels: readonly Channel[]
}

/** What would go out for the periods that hold `asOf` and, for each recipient, whether it would arrive. Writes and sends nothing. */
export async function previewDigest(needs: PreviewNeeds, asOf: string): Promise<DigestPreview> {
  const run = await composeOfficersRun(needs, asOf)
  const recipients = await Promise.all(
    run.officers.map(async (digest) => ({
      digest,
      reach: await reachOfficer(needs.directory, digest.officer),
    })),
  )
  const deliveries: NewDelivery[] = [...officersDeliveries(needs, run)]
  const channels: DigestPreview['channels'] = []
  for (const channel of needs.channels) {
    const { digest, delivery } = await composeChannelRun(needs, channel, asOf)
    const id = channelIdOf(channel.channel, needs.managersChannelId)
    channels.push({ channel: channel.channel, digest, reach: await reachChannel(needs.directory, id) })
    deliveries.push(delivery)
  }
  return { ...run, deliveries, recipients, channels }
}
