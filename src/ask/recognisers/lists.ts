import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
} from '../recogniser.ts'
import { targetsOf } from '../targets.ts'

/** "What are the four corporate ambitions?", "what is the sixth outcome?": a list that the plan as a whole has. */
export const lists: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.length > 0 || reading.people.length > 0) return []
  const counted = [...reading.numbers, ...reading.ordinals].map(({ token }) => token)
  const claimed = union(aspectWords(reading, 'list', 'count', 'text', 'title'), counted)
  const best = findTopic(reading, context, claimed, ['list']).find(
    (hit) => hit.coverage >= 0.5 && hit.focus >= 0.5,
  )
  if (!best) return []
  const list = context.catalogue.lists.get(best.record.key)
  const counts = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/)
  const asked = counts || hasWord(reading, /^(what|which|list|name|tell|give|show)$/)
  return [
    {
      query: {
        kind: 'items',
        list: best.record.key,
        as: counts ? 'count' : 'list',
        nth: reading.ordinals[0]?.value ?? null,
      },
      fit: (asked ? 0.95 : 0.85) * Math.min(1, 0.4 + 0.6 * best.coverage) * (0.85 + 0.15 * best.focus),
      claims: union(claimed, list === undefined ? [] : thingWords(reading, 'priority')),
      about: [best.record.key],
      rule: 'named list',
    },
  ]
}

const pointing =
  /^(link|links|visit|website|websites|further|details|detail|pointed|point|points|signposted|read|reading|readers)$/

/** "Where can I read more about Be Safe?": the places that a priority points its readers to. */
export const links: Recogniser = (reading, context): Candidate[] => {
  const words = reading.tokens.filter((token) => pointing.test(token.text)).map((token) => token.index)
  const has = [...reading.loaded.priorities.values()].some((priority) => priority.links.length > 0)
  if (words.length === 0 || !has) return []
  const claimed = union(words, aspectWords(reading, 'list', 'text'), thingWords(reading, 'priority'))
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind, by }) => kind === 'priority' && by !== 'meaning')
    .map((target): Candidate => ({
      query: { kind: 'links', priorities: target.keys },
      fit: target.fit * 0.95,
      claims: union(claimed, target.claims),
      about: target.keys,
      rule: `links by ${target.by}`,
      ...(target.traits ? { traits: target.traits } : {}),
    }))
}
