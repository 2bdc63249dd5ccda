import {
  asks,
  aspectWords,
  hasWord,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { QueryOf } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { numberOf } from '../../words/words.ts'

/** How many are asked for, and the words that say so. */
export type Bounds = { order: 'most' | 'fewest'; least: number | null; most: number | null; tokens: number[] }

/** "Who has the most actions?", "which agency leads fewest?", "who leads more than one priority?" */
export const tally: Recogniser = (reading, context): Candidate[] => {
  const bounds = boundsOf(reading) ?? ofSeveral(reading)
  if (bounds === null || asks(reading, 'overdue', 'when', 'indicators', 'figure')) return []
  if (
    reading.people.length + reading.agencies.length > 0 ||
    reading.refs.some(({ kind }) => kind === 'action')
  )
    return []
  // "Which actions have more than one lead officer?" lists actions.
  if (/\b(which|what|how many|list|any) (\w+ ){0,2}(actions?|tasks?|rows?)\b/.test(reading.said)) return []
  if (reading.loaded.actions.size === 0) return []
  const of = countedBy(reading)
  if (of === null) return []
  const priorities = reading.refs.flatMap((ref) => ref.keys)
  const claims = claimedBy(reading, bounds)
  // "The least competent officer" asks for no count.
  const beside = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  return [
    {
      query: {
        kind: 'tally',
        of,
        order: bounds.order,
        least: bounds.least,
        most: bounds.most,
        priorities,
      },
      fit: beside.length > 0 ? 0.3 : 0.96,
      claims,
      about: priorities,
      traits: { beside: beside.length },
      rule: 'tally',
    },
  ]
}

/** What the counts are kept by: the word that is asked for, not the one that is counted. */
function countedBy(reading: Reading): QueryOf<'tally'>['of'] | null {
  const text = reading.said
  const counts = /\b(actions?|tasks?|rows?|milestones?)\b/.test(text)
  const leads = /\bpriorit(y|ies|ys)\b/.test(text) && !counts
  if (/^(.*\b)?(which|what) (\w+ ){0,2}(agency|agencies|organisations?|bod(y|ies)|partners?)\b/.test(text))
    return counts || asks(reading, 'lead', 'agency') ? 'agency' : null
  if (/\b(which|what) (\w+ ){0,2}priorit(y|ies)\b(?! leads?\b)/.test(text))
    return counts && !hasWord(reading, /^most$/) ? 'priority' : null
  const who =
    hasWord(reading, /^(who|whos|whose|officers?|somebody|anybody|anyone)$/) ||
    /\b(people|person|persons|names?|leads?)\b/.test(text)
  if (!who) return null
  if (leads && asks(reading, 'lead')) return 'lead'
  return counts || asks(reading, 'officer') ? 'officer' : null
}

/** How many are asked for: the most, the fewest, more than two, only one. */
export function boundsOf(reading: Reading): Bounds | null {
  const { tokens } = reading
  for (const [i, { text }] of tokens.entries()) {
    const next = tokens[i + 1]?.text ?? ''
    const value = numberOf(tokens[i + 2]?.text ?? '')
    if (/^(more|less|fewer)$/.test(text) && next === 'than' && value !== null)
      return text === 'more'
        ? { order: 'most', least: value + 1, most: null, tokens: [i, i + 1, i + 2] }
        : { order: 'fewest', least: null, most: value - 1, tokens: [i, i + 1, i + 2] }
    if (text === 'at' && next === 'least' && value !== null)
      return { order: 'most', least: value, most: null, tokens: [i, i + 1, i + 2] }
    if (/^(only|just|exactly)$/.test(text) && numberOf(next) !== null && speaksOf(reading, 'action'))
      return { order: 'fewest', least: numberOf(next), most: numberOf(next), tokens: [i, i + 1] }
  }
  const edge = tokens.find(({ text }) => /^(most|busiest|fewest|least|heaviest|biggest|largest)$/.test(text))
  if (!edge) return null
  return {
    order: /^(fewest|least)$/.test(edge.text) ? 'fewest' : 'most',
    least: null,
    most: null,
    tokens: [edge.index],
  }
}

/** "Two priority leads each look after two priorities", "who leads several priorities?": so many of what is led, by one person. */
function ofSeveral({ tokens, things }: Reading): Bounds | null {
  const led = things.get('priority')
  for (const [i, { text }] of tokens.entries()) {
    const least = /^(several|multiple)$/.test(text) ? 2 : numberOf(text)
    const next = tokens[i + 1]?.text ?? ''
    // "Priorities 2 and 3" are numbers of theirs, and "the two priorities" were spoken of.
    if (least === null || least < 2 || !/^(priorities|prioritys)$/.test(next) || led?.has(i + 1) !== true)
      continue
    if (/^(the|these|those|both|which|what)$/.test(tokens[i - 1]?.text ?? '')) continue
    const each = tokens.filter(({ text: word }) => /^each$/.test(word)).map(({ index }) => index)
    return { order: 'most', least, most: null, tokens: [i, i + 1, ...each] }
  }
  return null
}

function claimedBy(reading: Reading, bounds: Bounds): Set<number> {
  return union(
    bounds.tokens,
    aspectWords(reading, 'list', 'lead', 'officer', 'agency', 'count'),
    thingWords(reading, 'action', 'priority', 'person', 'plan'),
    reading.numbers.map(({ token }) => token),
    reading.tokens
      .filter(({ text }) =>
        /^(named|against|busiest|workload|biggest|largest|load|people|single)$/.test(text),
      )
      .map(({ index }) => index),
  )
}
