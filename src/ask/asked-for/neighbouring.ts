import type { Context } from '../recogniser.ts'
import type { Reading } from '../reading.ts'

/** The action or priority printed beside the one that was spoken of, and the words that ask for it. */
export type Neighbour = { kind: 'action' | 'priority'; key: string; claims: Set<number> }

type Kind = NonNullable<Context['memory']['query']>['kind']

const onward = /^(next|following|previous|preceding)$/
const thing = /^(one|action|row|priority)$/
const side = /^(after|before|above|below|following)$/
const backwards = /^(previous|preceding|before|above)$/

/** Answers that are about a priority as a whole, so that the next one is a priority. */
const ofPriority: readonly (Kind | undefined)[] = [
  'priority',
  'priority-lead',
  'indicators',
  'aims',
  'tags',
  'links',
]

/** "The next one", "the row after that", "and the one before?": what is printed beside the one thing that was spoken of. */
export function neighbouring(
  { tokens, loaded }: Reading,
  { actions, priorities, query }: Context['memory'],
): Neighbour | null {
  const said = tokens.findIndex(({ text }, i) => {
    const next = tokens[i + 1]?.text ?? ''
    return (onward.test(text) && thing.test(next)) || (thing.test(text) && side.test(next))
  })
  if (said < 0) return null
  const step = tokens.slice(said, said + 2).some(({ text }) => backwards.test(text)) ? -1 : 1
  const beside = (inOrder: readonly string[], spoken: string) => {
    const at = inOrder.findIndex((key) => key === spoken || spoken.startsWith(`${key}#`))
    return at < 0 ? undefined : inOrder[at + step]
  }
  const found = (kind: Neighbour['kind'], key: string | undefined): Neighbour | null =>
    key === undefined ? null : { kind, key, claims: new Set([said, said + 1]) }
  const priorityMeant = tokens.slice(said, said + 2).some(({ text }) => text === 'priority')
  const [action = '', another] = actions
  const [priority = '', ...more] = priorities
  if ((priorityMeant || (action === '' && ofPriority.includes(query?.kind))) && more.length === 0)
    return found('priority', beside([...loaded.priorities.keys()], priority))
  // After milestones, the next one is a milestone.
  const ofDates = query?.kind === 'next' || (query?.kind === 'action' && query.aspects.includes('next'))
  if (another !== undefined || ofDates) return null
  const rows = [...loaded.priorities.values()].flatMap(({ actionKeys }) => actionKeys)
  return found('action', beside(rows, action))
}
