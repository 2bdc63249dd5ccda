import type { LoadedPlan } from '../../plan/library.ts'
import { cleanMessage } from '../words/words.ts'
import { daySaid } from './day-said.ts'
import { personSaid, type UnreadPerson } from './person-said.ts'

/** What an administrator asks of the digests, as on the command line. Person null: everything. The last day is ISO, included. */
export type DigestCommand =
  | { kind: 'status' | 'preview' | 'run' | 'cancel' }
  | { kind: 'pause'; person: string | null; untilDay: string }
  | { kind: 'resume'; person: string | null }
  | { kind: 'no-end' }
  | UnreadPerson

const plain = /^digest (?<act>status|preview|run|cancel)[.!?]*$/i
const steering =
  /^digest (?<act>pause|resume)(?:(?: for)? (?!until\b)(?<person>.{1,60}?))?(?: until (?<until>.{1,40}?))?[.!]*$/i

/** Reads "digest status", "digest pause until 5 September", "digest pause for Karen Noble until Friday". Null for anything else. */
export function readDigestCommand(text: string, loaded: LoadedPlan, today: string): DigestCommand | null {
  const message = cleanMessage(text)
  const act = plain.exec(message)?.groups?.['act']?.toLowerCase()
  if (act === 'status' || act === 'preview' || act === 'run' || act === 'cancel') return { kind: act }
  const found = steering.exec(message)?.groups
  if (!found) return null
  const said = found['person']
  const person = said === undefined ? null : personSaid(said, loaded)
  if (person !== null && typeof person !== 'string') return person
  if (found['act']?.toLowerCase() === 'resume') return { kind: 'resume', person }
  const untilDay = daySaid(found['until'] ?? '', today, 'to')
  return untilDay === null ? { kind: 'no-end' } : { kind: 'pause', person, untilDay }
}
