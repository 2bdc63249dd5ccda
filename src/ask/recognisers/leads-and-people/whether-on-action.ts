import {
  asks,
  aspectWords,
  findTopic,
  speaksOf,
  thingWords,
  union,
  type Recogniser,
} from '../../recogniser.ts'
import { notNamed } from './named-for.ts'

/** "Is Debbie Orton …?", "isn't she …?", "does he not …?": a yes or no is asked for. */
const whether =
  /^((and|so|but|ok|surely|then) )*(is|isnt|was|wasnt|are|arent|does|doesnt|did|didnt|has|hasnt) /

/** "Isn't Debbie Orton the officer for the hub and spoke work?": whether somebody is named for an action told in words. */
export const whetherOnAction: Recogniser = (reading, context) => {
  const [mention, other] = reading.people
  const [name, namesake] = mention?.people ?? []
  const asked = whether.test(reading.said) && asks(reading, 'lead', 'officer')
  if (!mention || other || name === undefined || namesake !== undefined || !asked) return []
  if (reading.refs.length > 0 || speaksOf(reading, 'priority')) return []
  const claims = union(
    mention.tokens,
    aspectWords(reading, 'lead', 'officer', 'role'),
    thingWords(reading, 'person', 'action'),
  )
  const [best, next] = findTopic(reading, context, claims, ['action', 'priority'])
  const key = best?.record.key
  if (key === undefined || best?.record.kind !== 'action' || best.coverage < 0.9) return []
  if (next !== undefined && best.score - next.score < 0.05) return []
  const absent = notNamed([key], reading)
  return [
    {
      query:
        absent.length > 0
          ? { kind: 'not-named', people: absent, priorities: [], actions: [key] }
          : { kind: 'action', actions: [key], aspects: ['officer'], stopped: null },
      fit: 0.97,
      claims,
      about: [key],
      rule: absent.length > 0 ? 'person not named for a number' : 'person and number',
      traits: { focus: best.focus },
    },
  ]
}
