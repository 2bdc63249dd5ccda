import { leavesOf } from './names.ts'
import type { Exchange } from './recorder.ts'

/**
 * Makes the bot's requests to Teams of a recording again, at another address, with the ids that are given there in place
 * of the recorded ones. Gives what was exchanged.
 */
export async function replay(recording: readonly Exchange[], url: string): Promise<Exchange[]> {
  const again: Exchange[] = []
  const ids = new Map<string, string>()
  const told = (text: string) => [...ids].reduce((all, [was, is]) => all.replaceAll(was, is), text)
  for (const exchange of recording.filter(({ to }) => to === 'Teams')) {
    const path = exchange.path.split('/').map(decodeURIComponent).map(told).map(encodeURIComponent).join('/')
    const body = told(JSON.stringify(exchange.request))
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method: exchange.method, headers, body })
    const { status } = response
    const answer: unknown = await response.json()
    again.push({ ...exchange, path, request: JSON.parse(body) as unknown, status, answer })
    const given = new Map(leavesOf(answer))
    for (const [at, id] of leavesOf(exchange.answer)) {
      if (typeof id === 'string' && given.has(at)) ids.set(id, String(given.get(at)))
    }
  }
  return again
}
