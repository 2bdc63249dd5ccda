import { managersView } from '../digest/managers-view.ts'
import type { Recipients } from '../digest/preview.ts'
import { composeChannelRun, type Channel, type ChannelRunNeeds } from './cycle/channel-run.ts'
import { composeOfficersRun, officersDeliveries, writtenTo, type OfficersRun } from './cycle/officers-run.ts'
import type { NewDelivery } from './ports.ts'
import { channelIdOf, reachChannel, reachOfficers } from './reach.ts'

export type DigestPreview = OfficersRun & Recipients & { deliveries: NewDelivery[] }

export type PreviewNeeds = ChannelRunNeeds & {
  managersChannelId: string | null
  channels: readonly Channel[]
}

/** What would go out for the periods that hold `asOf` and, for each recipient, whether it would arrive. Writes and sends nothing. */
export async function previewDigest(needs: PreviewNeeds, asOf: string): Promise<DigestPreview> {
  const run = await composeOfficersRun(needs, asOf)
  const reaches = await reachOfficers(needs.directory, writtenTo(run))
  const recipients = [...run.digests()].flatMap((digest) => {
    const reach = reaches.get(digest.officer)
    return reach ? [{ digest, reach }] : []
  })
  const deliveries: NewDelivery[] = [...officersDeliveries(needs, run)]
  const channels: DigestPreview['channels'] = []
  for (const channel of needs.channels) {
    const { delivery } = await composeChannelRun(needs, channel, run)
    // The id is given when the digest is queued; the preview has none.
    const posted = { cardId: 'preview', ...delivery.content }
    const view = managersView(posted, needs.plans.library.current, run.updates, 0)
    const id = channelIdOf(channel.channel, needs.managersChannelId)
    channels.push({ channel: channel.channel, view, reach: await reachChannel(needs.directory, id) })
    deliveries.push(delivery)
  }
  return { ...run, deliveries, recipients, channels }
}
