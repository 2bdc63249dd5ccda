import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  speaksOf,
  thingWords,
  union,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { noFilter } from '../../action-filter.ts'

const dueWords = /^(due|deadlines?|milestones?|overdue|timescales?|timeline|timelines)$/

/** "Who is the lead officer for immunisations?", asked of a plan that has no table of actions. */
export const withoutActions: Recogniser = (reading, context) => {
  if (reading.loaded.actions.size > 0 || reading.people.length > 0) return []
  const officer = asks(reading, 'officer', 'none-named') || hasWord(reading, /^(owner|owners)$/)
  const dated = asks(reading, 'overdue', 'milestone', 'no-date') || saysDue(reading)
  const actions = speaksOf(reading, 'action') && hasWord(reading, /^(action|actions)$/)
  const led =
    asks(reading, 'lead') &&
    hasWord(reading, /^(who|whos|whom)$/) &&
    hasWord(reading, /^(lead|leads|leading|led|responsible|accountable|owns)$/)
  if (!officer && !dated && !actions && !led) return []
  const claims = union(
    aspectWords(
      reading,
      'officer',
      'none-named',
      'overdue',
      'milestone',
      'no-date',
      'when',
      'next',
      'lead',
      'list',
      'count',
      'status',
      'agency',
      'text',
    ),
    thingWords(reading, 'action', 'person', 'priority', 'figure'),
    reading.tokens.filter(({ text }) => dueWords.test(text)).map(({ index }) => index),
    ...reading.refs.map(({ tokens }) => tokens),
  )
  const hit = findTopic(reading, context, claims, ['priority', 'aim', 'indicator', 'passage', 'figure'])[0]
  return [
    {
      query: { kind: 'actions', filter: noFilter, as: 'list' },
      fit: officer || dated ? 0.95 : actions ? 0.9 : 0.7,
      claims,
      about: hit === undefined ? [] : [hit.record.key],
      rule: 'plan without actions',
    },
  ]
}

/** "Due" as of a date; "due to consider it", "due to cuts" and "have due regard" speak of none. */
function saysDue({ tokens }: Reading): boolean {
  const other = /^(to|regard|consideration|course|process|weight|diligence)$/
  return tokens.some(
    ({ text, index }) =>
      dueWords.test(text) && !(text === 'due' && other.test(tokens[index + 1]?.text ?? '')),
  )
}
