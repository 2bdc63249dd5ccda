import { openDatabase } from '../../../src/store/database.ts'
import { createDirectory } from '../../../src/store/directory.ts'
import { officerName } from './plan-of-officers.ts'

/** The managers' channel of the made-up council. */
export const channelId = 'managers-channel'

/** The chat of an account is called so, followed by the account's id. */
export const chatPrefix = 'chat-'

/**
 * Enters so many officers and the managers' channel into the directory of a fresh database. Every second officer has no
 * chat yet, so that the first card to them is two requests.
 */
export async function enterCouncil(url: string, officers: number, serviceUrl: string): Promise<void> {
  const database = await openDatabase(url, () => undefined)
  const directory = createDirectory(database)
  const address = (conversationId: string | null, userId: string | null) => ({
    conversationId,
    reference: { serviceUrl, tenantId: 'tenant', botId: 'bot', userId },
  })
  await directory.saveChannel(channelId, address(channelId, null))
  const numbers = Array.from({ length: officers }, (_, i) => i + 1).values()
  const enter = async () => {
    for (const number of numbers) {
      const [accountId, name] = [`user-${number}`, officerName(number)]
      const chat = number % 2 === 0 ? `${chatPrefix}${accountId}` : null
      await directory.saveAccount(
        { accountId, name, email: null, personName: name },
        address(chat, accountId),
      )
    }
  }
  await Promise.all(Array.from({ length: 8 }, enter))
  await database.close()
}
