import { z } from 'zod'
import { personalChatId, team } from './people.ts'

/** The Playground's template is a whole activity; it goes back to it as it came. */
const templateSchema = z.looseObject({ type: z.literal('installationUpdate') })

/** Installs the app as an administrator of Teams would: in the current user's chat, and in the team with everybody in it. */
export async function installForEverybody(playgroundUrl: string): Promise<void> {
  for (const conversationId of [team.id, personalChatId]) await installIn(playgroundUrl, conversationId)
}

/** Installs it in one place: the current user's chat, or the team. The bot hears of it a moment later. */
export async function installIn(playgroundUrl: string, conversationId: string): Promise<void> {
  const query = new URLSearchParams({ conversationId, type: 'install' })
  const template = await fetch(`${playgroundUrl}/_internal/v1/customActivities/template?${query.toString()}`)
  const activity = templateSchema.parse(await template.json())
  const sent = await fetch(`${playgroundUrl}/_internal/v1/customActivities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  })
  if (!sent.ok) throw new Error(`The Playground did not pass the installation on (${sent.status}).`)
}
