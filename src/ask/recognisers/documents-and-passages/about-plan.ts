import {
  asks,
  aspectWords,
  everyWord,
  hasWord,
  namesNothing,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** How the plan itself is monitored. */
export const monitoring: Recogniser = (reading, context): Candidate[] => {
  if (!asks(reading, 'monitoring') || reading.refs.length > 0 || reading.people.length > 0) return []
  // What a report says or recommends is asked of that report.
  if (/\b(report|paper) (also )?(recommends?|says?|asks?|proposes?|concludes?|tells?)\b/.test(reading.said))
    return []
  const claims = union(
    aspectWords(reading, 'monitoring', 'indicators', 'text', 'when', 'figure', 'status'),
    thingWords(reading, 'action', 'plan'),
  )
  const left = topicUnits(reading, claims)
  const back =
    namesNothing(reading, context, claims) &&
    context.memory.actions.length > 0 &&
    hasWord(reading, /^(it|that|this)$/)
  const plan = speaksOf(reading, 'plan') || hasWord(reading, /^(plan|plans|often|frequency|cypp)$/)
  // "Health checks for children in care": a subject of several words, and not the plan, is to be checked.
  const plain = left.every((unit) => context.subjects.weightOf(unit) < 0.4) && (plan || left.length <= 2)
  return plain && !back
    ? [
        {
          query: { kind: 'monitoring' },
          fit: plan ? 0.96 : 0.8,
          claims: union(
            claims,
            left.flatMap((unit) => unit.tokens),
          ),
          about: [],
          rule: 'monitoring of the plan',
        },
      ]
    : []
}

/** Whom to contact about the plan, and where it can be read. */
export const contact: Recogniser = (reading, { memory }): Candidate[] => {
  // "And who is it?", after a number to ring.
  if (memory.query?.kind === 'contact' && whoItIs.test(reading.said))
    return [
      {
        query: { kind: 'contact' },
        fit: 0.97,
        claims: everyWord(reading),
        about: [],
        rule: 'contact by conversation',
      },
    ]
  const web = hasWord(reading, /^(online|website|web|url|internet|download|electronic|electronically)$/)
  if ((!asks(reading, 'contact') && !web) || reading.people.length > 0 || reading.refs.length > 0) return []
  const claims = union(
    aspectWords(reading, 'contact', 'lead', 'text', 'when', 'figure', 'list', 'count'),
    wordsLike(
      reading,
      /^(public|member|query|queries|online|website|web|url|internet|download|electronic|electronically|access|someone|talk|speak|who|address|copy|version|feedback|comment|number|page|pages|site|link)$/,
    ),
  )
  // "What will the web version contain?" asks about it, not where it is.
  const where = hasWord(
    reading,
    /^(where|address|addresses|link|links|url|how|download|access|read|copy|online|page|find|there)$/,
  )
  // "What would an online version have in it?" asks what it holds.
  const contents =
    /\bwhat\b.*\b(contains?|includes?|holds?|offers?|features?|(have|has|in|on|be) (in |on )?it|have that)\b/
  if (web && !asks(reading, 'contact') && contents.test(reading.said)) return []
  // "And his phone number?" asks about somebody spoken of, not about the plan's own contact.
  const somebody = hasWord(reading, /^(his|her|hers|him)$/)
  const fit = somebody ? 0.6 : asks(reading, 'contact') || where ? 0.94 : 0.5
  return [
    {
      query: { kind: 'contact', ...detailAsked(reading) },
      fit,
      claims,
      about: [],
      rule: 'contact',
      traits: { asked: where ? 1 : 0, somebody: somebody ? 1 : 0 },
    },
  ]
}

const whoItIs = /^((and|so|ok) )*(who|whos|whose)( (is|was))?( (it|that|this|number|email|address))*$/

/** The one contact detail that a question names. */
function detailAsked(reading: Reading): { detail?: 'email' | 'telephone' | 'address' } {
  const said = [
    ...(hasWord(reading, /^(email|e-mail|mail|emails)$/) ? (['email'] as const) : []),
    ...(hasWord(reading, /^(phone|telephone|tel|ring|landline|extension)$/) ? (['telephone'] as const) : []),
    ...(hasWord(reading, /^(postal|post|postcode|room)$/) ? (['address'] as const) : []),
  ]
  const detail = said[0]
  return detail === undefined || said.length > 1 ? {} : { detail }
}

/** "The lead officer's email for 5.1": the contact details of whoever an action or priority names. */
export const contactOfLead: Recogniser = (reading): Candidate[] => {
  const ref = reading.refs.find((mention) => mention.keys.length === 1)
  const key = ref?.keys[0] ?? ''
  const cell = reading.loaded.actions.get(key)?.leadOfficer ?? reading.loaded.priorities.get(key)?.lead
  const name = cell?.reading === 'people' ? cell.people[0] : undefined
  const details = hasWord(
    reading,
    /^(email|phone|telephone|number|mobile|address|contact|details|extension)$/,
  )
  if (!ref || name === undefined || !asks(reading, 'contact') || !details || reading.people.length > 0)
    return []
  return [
    {
      query: { kind: 'person', person: name, aspect: 'contact', asker: false },
      fit: 0.99,
      claims: union(
        ref.tokens,
        aspectWords(reading, 'contact', 'lead', 'officer', 'text', 'title'),
        thingWords(reading, 'person', 'action', 'priority'),
      ),
      about: [],
      rule: 'contact of a lead',
    },
  ]
}

/** "Which actions in priority 2 are in progress?" asks for a stage, and not for what was reported. */
const saidOfAction = /\b(is|are|anything|everything|nothing|actions|ones) (still |now )?in progress\b/

/** What has been reported lately, and by whom. */
export const changes: Recogniser = (reading, context): Candidate[] => {
  const person = reading.people.find((mention) => mention.people.length === 1)
  const priorities = reading.refs.filter((ref) => ref.kind === 'priority').flatMap((ref) => ref.keys)
  const going =
    priorities.length > 0 &&
    asks(reading, 'status') &&
    !asks(reading, 'when', 'overdue', 'monitoring', 'indicators') &&
    !saidOfAction.test(reading.said)
  // Who has not replied is asked of the people, not of what they said.
  if (asks(reading, 'replies') || (!asks(reading, 'changed') && !going)) return []
  if (reading.refs.some((ref) => ref.kind === 'action')) return []
  const range = reading.ranges[0]
  const claims = union(
    aspectWords(reading, 'changed', 'when', 'status', 'list', 'count', 'earlier', 'officer', 'lead'),
    thingWords(reading, 'plan', 'action', 'person'),
    person?.tokens ?? [],
    ...reading.refs.map(({ tokens }) => tokens),
    ...reading.ranges.map(({ tokens }) => tokens),
  )
  // Whoever asks what has been reported says little else: a subject of its own is asked of the plan.
  const subject = topicUnits(reading, claims).some((unit) => context.subjects.weightOf(unit) > 0.2)
  return [
    {
      query: {
        kind: 'changes',
        officers: person?.people ?? (asks(reading, 'mine') && reading.asker !== null ? [reading.asker] : []),
        priorities,
        recorded: range?.range ?? null,
      },
      fit: (person ? 0.98 : going ? 0.95 : 0.9) * (subject ? 0.5 : 1),
      claims,
      about: [],
      rule: 'changes',
    },
  ]
}
