import { aspectWords, asks, thingWords, union, type Candidate, type Recogniser } from '../recogniser.ts'

/** Questions that name a person together with a priority or action: "is Liz Bell on 11.4?", "when did she stop leading priority 1?" */
export const personAndNumber: Recogniser = (reading): Candidate[] => {
  const ref = reading.refs.find((mention) => mention.keys.length > 0)
  if (!ref || reading.people.length === 0) return []
  const claims = union(
    ref.tokens,
    reading.people.flatMap((mention) => mention.tokens),
    aspectWords(reading, 'lead', 'officer', 'stopped', 'when', 'why', 'status', 'role'),
    thingWords(reading, 'person', 'action', 'priority'),
  )
  const stopped = asks(reading, 'stopped') ? 'stopped' : asks(reading, 'why') ? 'why' : null
  const query =
    ref.kind === 'priority'
      ? ({ kind: 'priority-lead', priorities: ref.keys, stopped } as const)
      : ({
          kind: 'action',
          actions: ref.keys,
          aspects:
            asks(reading, 'when') && stopped === null
              ? ['officer' as const, 'when' as const]
              : ['officer' as const],
          stopped,
        } as const)
  return [
    {
      query: { ...query, ...('aspects' in query ? { aspects: [...query.aspects] } : {}) },
      fit: 0.98,
      claims,
      about: ref.keys,
      rule: 'person and number',
    },
  ]
}
