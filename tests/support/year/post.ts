import { messageSizeLimit } from '../../../src/cards/card-message.ts'
import { momentOf } from '../../../src/digest/schedule.ts'
import type { Clock, Messenger, OutgoingMessage } from '../../../src/services/ports.ts'
import type { DrawMessage } from '../../../src/teams/proactive.ts'

/** A message that went out, as its reader has it: at which moment, in whose chat, new or an edit. */
export type Posted = {
  day: string
  time: string
  conversation: string
  messageId: string
  edit: boolean
  message: OutgoingMessage
  /** The card as Teams would get it. */
  card: unknown
}

/** Teams' end of the bot: keeps what is sent, and refuses what goes to a chat from which the app was removed. */
export function openPost(clock: Clock, draw: DrawMessage) {
  const posted: Posted[] = []
  const gone = new Set<string>()
  const take = (conversation: string, messageId: string, message: OutgoingMessage, edit: boolean) => {
    const activity = draw(message)
    const size = JSON.stringify(activity).length
    if (size > messageSizeLimit) throw new Error(`A ${message.kind} message has ${size} UTF-16 units.`)
    const card: unknown = activity.attachments?.[0]?.content
    posted.push({ ...momentOf(clock.now()), conversation, messageId, edit, message, card })
  }
  const messenger: Messenger = {
    send: (address, message) => {
      const conversation = address.conversationId ?? 'none'
      if (gone.has(conversation)) {
        return Promise.resolve({ kind: 'refused', problem: 'The app was removed there. Install it again.' })
      }
      const messageId = `message-${posted.length + 1}`
      take(conversation, messageId, message, false)
      return Promise.resolve({ kind: 'sent', conversationId: conversation, messageId })
    },
    edit: (address, messageId, message) => {
      if (!gone.has(address.conversationId ?? ''))
        take(address.conversationId ?? '', messageId, message, true)
      return Promise.resolve({ kind: 'edited' })
    },
  }
  return { posted, gone, messenger }
}
