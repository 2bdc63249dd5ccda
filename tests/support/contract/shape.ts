import { giverOf, leavesOf, namesOf, titleOf, type Cast, type NameOf } from './names.ts'
import type { Exchange } from './recorder.ts'

/** One exchange without what differs from run to run: `facts` has status and, by path, what each value of both bodies is. */
export type Shape = { step: string; title: string; facts: ReadonlyMap<string, string> }

/** Values with these keys are words or numbers that the bot or Teams acts on, and are compared as they are. */
const acted = new Set([
  ...['type', 'channelId', 'action', 'conversationType', 'channelType', 'userRole', 'code', 'contentType'],
  ...['verb', 'trigger', 'textFormat', 'platform', 'isGroup', 'totalCount', 'statusCode'],
])

/** The exchanges of a recording as shapes, step by step; within a step, what went on at the same time is put in one order. */
export function shapesOf(recording: readonly Exchange[], cast: Cast): Shape[] {
  const nameOf = namesOf(recording, cast)
  const steps = [...new Set(recording.map(({ step }) => step))]
  return steps.flatMap((step) => {
    const shapes = recording
      .filter((exchange) => exchange.step === step)
      .map((exchange) => ({ step, title: titleOf(exchange, nameOf), facts: factsOf(exchange, nameOf) }))
    return numbered(shapes.sort((one, other) => one.title.localeCompare(other.title)))
  })
}

function factsOf(exchange: Exchange, nameOf: NameOf): Map<string, string> {
  const giver = giverOf(exchange, nameOf)
  const facts = new Map([['status', String(exchange.status)]])
  for (const half of ['request', 'answer'] as const) {
    for (const [path, value] of leavesOf(exchange[half])) {
      const name = typeof value === 'string' ? nameOf(value) : undefined
      const fact =
        name === `${path} of ${giver}` ? 'a new id' : name === undefined ? kindOf(path, value) : `‹${name}›`
      facts.set(path === '' ? half : `${half}.${path}`, fact)
    }
  }
  return facts
}

function kindOf(path: string, value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'object') return Array.isArray(value) ? 'an empty list' : 'an empty object'
  const key = path.split('.').at(-1) ?? ''
  return acted.has(key) ? JSON.stringify(value) : typeof value
}

/** The second of a title is called so, and any more. */
function numbered(shapes: readonly Shape[]): Shape[] {
  const seen = new Map<string, number>()
  return shapes.map((shape) => {
    const nth = (seen.get(shape.title) ?? 0) + 1
    seen.set(shape.title, nth)
    return nth === 1 ? shape : { ...shape, title: `${shape.title}, time ${nth}` }
  })
}
