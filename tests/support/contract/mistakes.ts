import { currentUser, team } from '../../../src/demo/people.ts'

/** Ids that Teams has never given. */
export const unknown = { chat: 'no-such-chat', message: 'no-such-message', person: 'no-such-person' }

/** What the bot asks only when something has been deleted in Teams, or was never there. */
export function mistakes(ownChat: string): [method: string, path: string, body?: object][] {
  const message = { type: 'message', text: 'hello' }
  const post = { isGroup: true, channelData: { channel: { id: unknown.chat } }, activity: message }
  return [
    ['PUT', `/v3/conversations/${ownChat}/activities/${unknown.message}`, message],
    ['PUT', `/v3/conversations/${team.id}/activities/${unknown.message}`, message],
    ['PUT', `/v3/conversations/${unknown.chat}/activities/${unknown.message}`, message],
    ['POST', `/v3/conversations/${unknown.chat}/activities`, message],
    ['POST', '/v3/conversations', post],
    ['GET', `/v3/conversations/${ownChat}/members/${unknown.person}`],
    ['GET', `/v3/conversations/${unknown.chat}/members/${currentUser.id}`],
    ['GET', `/v3/conversations/${unknown.chat}/pagedmembers?pageSize=500`],
    ['GET', `/v3/teams/${unknown.chat}/conversations`],
  ]
}
