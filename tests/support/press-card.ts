import { currentUser, personalChatId } from '../../src/demo/people.ts'
import { buttonData, wordsOnCard } from './card-reading.ts'
import type { BotMessage, InvokeAnswer, TeamsClient } from './teams-client.ts'

/** A card of the current user's own, asked for in chat. */
export async function ownCard(teams: TeamsClient): Promise<BotMessage> {
  const said = await teams.say('my card')
  // A digest may be on its way to others meanwhile.
  const card = said.findLast(
    ({ edited, card, conversationId }) => !edited && card !== null && conversationId === personalChatId,
  )
  if (!card) throw new Error('The bot sent no card.')
  return card
}

/** Presses the button whose title starts so, as a Teams client does: with everything that the card's inputs hold. */
export async function pressOn(
  teams: TeamsClient,
  message: BotMessage,
  title: string,
  inputs: Record<string, string> = {},
  from = currentUser.id,
): Promise<{ answer: InvokeAnswer | null; words: string }> {
  const { verb, ...data } = buttonData(message.card, title)
  const { conversationId, messageId } = message
  const answer = await teams.press({ from, conversationId, messageId, verb, data: { ...data, ...inputs } })
  const words = typeof answer?.value === 'string' ? answer.value : wordsOnCard(answer?.value)
  return { answer, words }
}

/** A message as it stands once a press has given it another card. */
export function shown(message: BotMessage, answer: { value: unknown } | null): BotMessage {
  return { ...message, card: answer?.value as BotMessage['card'] }
}
