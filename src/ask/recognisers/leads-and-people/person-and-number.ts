import {
  aspectWords,
  asks,
  findTopic,
  hasWord,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { asksBesides } from './besides.ts'
import { notNamed } from './named-for.ts'
import { byTitle } from '../../asked-for/targets.ts'
import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'

/** Questions that name a person together with a priority or action: "is Liz Bell on 11.4?", "when did she stop leading priority 1?" */
export const personAndNumber: Recogniser = (said, context): Candidate[] => {
  const reading = withRemembered(said, context.memory.people)
  // Whoever was only guessed at may be another.
  const remembered = reading === said ? '' : ', person remembered'
  if (reading.refs.length === 0) return notNamedForTitle(reading, context)
  const ref = reading.refs.find((mention) => mention.keys.length > 0)
  if (!ref || reading.people.length === 0 || asksBesides(reading)) return []
  const claims = union(
    ref.tokens,
    reading.people.flatMap((mention) => mention.tokens),
    aspectWords(reading, 'lead', 'officer', 'stopped', 'when', 'why', 'status', 'role'),
    thingWords(reading, 'person', 'action', 'priority'),
  )
  // "Which of the priority 6 actions belong to her?" lists actions, and does not ask for the priority's lead.
  const listing = ref.kind === 'priority' && hasWord(reading, /^(actions|tasks|rows)$/)
  const base = { fit: listing ? 0.5 : 0.98, claims, about: ref.keys }
  const absent = notNamed(ref.keys, reading)
  if (absent.length > 0)
    return [
      {
        ...base,
        query: {
          kind: 'not-named',
          people: absent,
          priorities: ref.kind === 'priority' ? ref.keys : [],
          actions: ref.kind === 'action' ? ref.keys : [],
        },
        rule: `person not named for a number${remembered}`,
      },
    ]
  const stopped = asks(reading, 'stopped') ? 'stopped' : asks(reading, 'why') ? 'why' : null
  if (stopped === null && ref.kind === 'action')
    base.claims = union(claims, aspectWords(reading, ...alsoAsked(reading)))
  const query: Query =
    ref.kind === 'priority'
      ? { kind: 'priority-lead', priorities: ref.keys, stopped }
      : {
          kind: 'action',
          actions: ref.keys,
          aspects: ['officer', ...(stopped === null ? alsoAsked(reading) : [])],
          stopped,
        }
  return [{ ...base, query, rule: `person and number${remembered}` }]
}

/** "How is her bullying action monitored?": what is asked of the action besides whose it is. */
function alsoAsked(reading: Reading): ('when' | 'monitoring' | 'agency')[] {
  return (['when', 'monitoring', 'agency'] as const).filter((aspect) => asks(reading, aspect))
}

/** "When did he take on the workforce priority?", "is she leading on healthy weight?", of somebody whom no cell there names. */
function notNamedForTitle(reading: Reading, context: Context): Candidate[] {
  const [mention] = reading.people
  const leading = asks(reading, 'lead', 'officer', 'stopped')
  if (mention === undefined || reading.people.length > 1 || (!leading && !speaksOf(reading, 'priority')))
    return []
  const asking = union(
    mention.tokens,
    aspectWords(
      reading,
      'lead',
      'officer',
      'stopped',
      'when',
      'why',
      'status',
      'role',
      'list',
      'text',
      'title',
    ),
    thingWords(reading, 'person'),
  )
  const claimed = union(asking, thingWords(reading, 'priority'))
  const [titled] = byTitle(reading, context, asking)
  const hits = findTopic(reading, context, claimed, ['priority', 'action'])
  const own = hits.some(
    ({ record, coverage }) => coverage >= 0.5 && notNamed([record.key], reading).length === 0,
  )
  const [best, next] = hits.filter(({ record }) => record.kind === 'priority')
  const plain =
    best !== undefined &&
    best.coverage >= 0.9 &&
    best.focus >= 0.4 &&
    (next === undefined || best.score - next.score > 0.05)
  const key = titled?.keys[0] ?? (leading && plain ? best.record.key : undefined)
  // Another row on the subject may be theirs; a priority that is named is no other.
  const absent = key === undefined || (own && titled === undefined) ? [] : notNamed([key], reading)
  if (key === undefined || absent.length === 0) return []
  return [
    {
      query: { kind: 'not-named', people: absent, priorities: [key], actions: [] },
      fit: 0.98,
      claims: union(claimed, titled?.claims ?? best?.used ?? []),
      about: [key],
      rule: 'person not named for a number',
    },
  ]
}

/** "Is she on 5.1 as well?": the person last spoken of, where a question asks whether they have a number. */
function withRemembered(reading: Reading, remembered: readonly string[]): Reading {
  const pronoun = reading.tokens.find(({ text }) => /^(he|she|his|hers)$/.test(text))
  const whether =
    /^((and|so|but|ok) )*(is|isnt|was|does|doesnt|did|has|hasnt|have) (he|she)\b|^((and|so|but|ok) )*(is|isnt|are|was|were) .*\b(his|hers)( (too|also|as well|then))?$/i
  const [person] = remembered
  if (!pronoun || person === undefined || remembered.length > 1 || reading.people.length > 0) return reading
  if (!whether.test(reading.said)) return reading
  const mention = { people: [person], tokens: [pronoun.index], said: pronoun.text, exact: true }
  return { ...reading, people: [mention] }
}
