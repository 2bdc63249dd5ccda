import { seeded } from '../../made-up-words.ts'

/** What the stand-in does to a request, or `none`. `accepted` faults take the message first, and lose the answer. */
export const faultKinds = [
  'throttled',
  'precondition',
  'trouble',
  'trouble-accepted',
  'time-out-accepted',
  'reset',
  'reset-accepted',
  'slow',
  'garbled-accepted',
] as const
export type FaultKind = (typeof faultKinds)[number]
export type Fault = { kind: FaultKind | 'none'; status: number; seconds: number }

/** Of 1,000 requests, so many meet each fault. */
const perThousand: Record<FaultKind, number> = {
  throttled: 3,
  precondition: 3,
  trouble: 3,
  'trouble-accepted': 2,
  'time-out-accepted': 2,
  reset: 2,
  'reset-accepted': 2,
  slow: 8,
  'garbled-accepted': 2,
}
const troubles = [500, 502, 503, 504]

/**
 * The fault of one request, which depends on the seed and on which request it is, in whatever order they come. The seed 0
 * has none.
 */
export function faultOf(seed: number, request: string): Fault {
  const random = seeded(seed ^ hash(request))
  let left = seed === 0 ? Infinity : random() * 1_000
  const kind = faultKinds.find((one) => (left -= perThousand[one]) < 0) ?? 'none'
  return {
    kind,
    status: troubles[Math.floor(random() * troubles.length)] ?? 500,
    // How long a slow answer takes, and what Retry-After says.
    seconds: 1 + Math.floor(random() * 5),
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum >>> 0
}
