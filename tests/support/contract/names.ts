import type { Exchange } from './recorder.ts'

/** The name of an id, by where it came from, so that two recordings can be compared; undefined for what is no id. */
export type NameOf = (value: string) => string | undefined
/** Ids that are known from the start, with their names: people, the bot, the team, the current user's chat. */
export type Cast = ReadonlyMap<string, string>

/** The parts of an address that are no ids. */
const fixed = new Set([
  ...['', 'api', 'messages', 'v3', 'teams', 'conversations', 'activities', 'members', 'pagedmembers'],
])

/**
 * Names every id that Teams gave the bot after the exchange in which it first did. An id that the bot uses and was never
 * given has no name, which shows wherever it is used.
 */
export function namesOf(recording: readonly Exchange[], cast: Cast): NameOf {
  const names = new Map(cast)
  const nameOf: NameOf = (value) => names.get(value)
  for (const exchange of recording) {
    const giver = giverOf(exchange, nameOf)
    for (const [path, value] of leavesOf(givenIn(exchange))) {
      if (typeof value === 'string' && /(^|\.)(id|\w+Id)$/.test(path) && !names.has(value)) {
        names.set(value, `${path} of ${giver}`)
      }
    }
  }
  return nameOf
}

/** The half of an exchange that is Teams' own. */
export function givenIn({ to, request, answer }: Exchange): unknown {
  return to === 'bot' ? request : answer
}

/** What ids that were first met in this exchange are named after. */
export function giverOf(exchange: Exchange, nameOf: NameOf): string {
  return `${exchange.step}: ${titleOf(exchange, nameOf)}`
}

/** Method and path with ids by name; then whom a new conversation is for, or what an activity is and where. */
export function titleOf({ to, method, path, request }: Exchange, nameOf: NameOf): string {
  const called = (id: unknown) => `‹${nameOf(String(id)) ?? 'nobody gave this id'}›`
  const [address = '', query] = path.split('?')
  const parts = address.split('/').map(decodeURIComponent)
  const named = parts.map((part) => (fixed.has(part) ? part : called(part))).join('/')
  const title = `${method} ${named}${query === undefined ? '' : `?${query}`}`
  const leaves = new Map(leavesOf(request))
  const text = (at: string) => String(leaves.get(at))
  if (to === 'bot') return `${title} with ${text('type')} (${text('conversation.conversationType')})`
  if (address !== '/v3/conversations') return title
  return `${title} for ${called(leaves.get('members[0].id') ?? leaves.get('channelData.channel.id'))}`
}

/** Of each body, so that a recording that is compared over and over is taken apart once. */
const taken = new WeakMap<object, [string, unknown][]>()

/** Every value in a body that has no parts, with the path to it; an empty list or object is one. No body has none. */
export function leavesOf(body: unknown): readonly [string, unknown][] {
  if (body === null) return []
  if (typeof body !== 'object') return [['', body]]
  const leaves = taken.get(body) ?? within(body, '')
  taken.set(body, leaves)
  return leaves
}

function within(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  const parts = Object.entries(value)
  if (parts.length === 0) return [[path, value]]
  return parts.flatMap(([key, part]) => within(part, pathTo(value, path, key)))
}

/** The path to a part of what is at `path`. */
export function pathTo(whole: object, path: string, key: string): string {
  if (Array.isArray(whole)) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
