import type { QueryOf } from '../../query.ts'
import {
  asks,
  aspectWords,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { numberOf } from '../../words/words.ts'
import { boundsOf, type Bounds } from './tally.ts'
import { kindWords } from '../../asked-for/tag-kinds.ts'

/**
 * "Which rows have more than one corporate priority?", "which Bee has the most priorities?", "which priority has no Bee?",
 * "which Bee has the most measures?": priorities counted by their labels or measures, and labels by their priorities.
 */
export const tallyLabels: Recogniser = (reading, context): Candidate[] => {
  const { priorities, actions } = reading.loaded
  if (priorities.size === 0 || reading.refs.length + reading.people.length + reading.tags.length > 0)
    return []
  const head =
    /\b(?:which|what|how many|any|are there|is there|do any) ((?:\S+ ){0,4}?)(?:has|have|had|with|without|carry|carries|lack|lacks|serve|serves|gets?|answer|answers|come|comes)\b/.exec(
      reading.said,
    )?.[1]
  if (head === undefined) return []
  const kind = kindWords(reading)[0]
  const measured = asks(reading, 'indicators') && actions.size === 0
  const ofLabel = kind?.tokens.some((i) => head.includes(reading.tokens[i]?.text ?? '?')) === true
  const ofRows = /\b(rows?|priorit(y|ies)|bees?)\b/.test(head) && !ofLabel
  const bounds = boundsOf(reading) ?? countOf(reading, kind?.tokens ?? [])
  if (bounds === null || (!ofLabel && !ofRows) || (kind === undefined && !measured)) return []
  const of = measured ? 'measured' : ofLabel ? 'label' : 'labelled'
  if (measured && ofLabel) return []
  const claims = union(
    bounds.tokens,
    kind?.tokens ?? [],
    aspectWords(reading, 'list', 'count', 'indicators', 'outcome', 'text', 'holds', 'none-named'),
    thingWords(reading, 'priority', 'action', 'plan', 'figure'),
    reading.numbers.map(({ token }) => token),
    wordsLike(reading, /^(rows?|bees?|outcome|any|against|named|without|lacks?|no|it|them|its|single)$/),
  )
  const beside = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  return [
    {
      query: { kind: 'tally', of, ...sizes(bounds), priorities: [], label: kind?.of ?? null },
      fit: beside.length > 0 ? 0.3 : 0.97,
      claims,
      about: [],
      traits: { beside: beside.length },
      rule: 'tally',
    },
  ]
}

function sizes({ order, least, most }: Bounds): Pick<QueryOf<'tally'>, 'order' | 'least' | 'most'> {
  return { order, least, most }
}

/** "No corporate priority", "without a Bee", "three corporate priorities": a number right before the label. */
function countOf({ tokens }: Reading, label: readonly number[]): Bounds | null {
  const at = Math.min(...label)
  const text = (i: number) => tokens[i]?.text ?? ''
  const before = /^(a|an|any)$/.test(text(at - 1)) ? at - 2 : at - 1
  if (/^(no|without|lack|lacks|lacking|zero)$/.test(text(before)))
    return { order: 'fewest', least: 0, most: 0, tokens: [before] }
  if (/^(several|multiple)$/.test(text(before)))
    return { order: 'most', least: 2, most: null, tokens: [before] }
  const value = numberOf(text(before))
  if (value === null || value > 9) return null
  // "Which has one?" may have others besides; "only one" and "all three" have not.
  return { order: 'most', least: value, most: value, tokens: [before] }
}
