import { positions } from '../../words/words.ts'
import { asksAmong } from '../actions-and-dates/among-listed.ts'
import { noFilter } from '../../action-filter.ts'
import { notWanted } from '../actions-and-dates/names-not-wanted.ts'
import { eitherWayWords, soleWords } from './sole-words.ts'
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
  wordsLike,
} from '../../recogniser.ts'

/** "Which actions does HPFT lead?", "what is the police involved in?" */
export const agency: Recogniser = (reading, context): Candidate[] => {
  const mention = reading.agencies[0]
  if (!mention || reading.refs.length > 0 || reading.people.length > 0) return []
  // "What is IOG short for?" asks for its name in full.
  if (
    asks(reading, 'definition') &&
    hasWord(reading, /^(short|stands?|abbreviation|acronym|spell|spelt|letters)$/)
  )
    return []
  // "Which actions aren't led by CSF?" asks of all the others.
  if (notWanted(reading).mentions.has(mention.from)) return []
  // "The NHS alone" narrows the actions, which a list of all that it leads would not keep to.
  const sole = soleWords(reading)
  const claims = union(
    aspectWords(reading, 'agency', 'lead', 'list', 'text'),
    thingWords(reading, 'action', 'priority'),
    eitherWayWords(reading),
    wordsLike(reading, /^(involved|in|doing|responsible|part|contribute|contributing|columns?|cells?|box)$/),
    positions(mention.from, mention.to),
  )
  const asked =
    asks(reading, 'lead', 'agency') ||
    speaksOf(reading, 'action') ||
    hasWord(reading, /^(involved|doing|do|for|role)$/)
  if (sole.length > 0)
    return [
      {
        query: {
          kind: 'actions',
          filter: { ...noFilter, agencies: [mention.meaning], sole: true },
          as: asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/) ? 'count' : 'list',
        },
        fit: asked ? 0.96 : 0.75,
        claims: union(claims, sole, aspectWords(reading, 'count')),
        about: [],
        rule: 'agency alone',
      },
    ]
  // "Disabled people moving on to adult services": words beside the name speak of a subject, not of the agency.
  const beside = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  // "Which one has the police?" asks of the list last shown, and not of all that they lead.
  const ofList = context.memory.listed.length > 0 && asksAmong(reading)
  return [
    {
      query: { kind: 'agency', agency: mention.meaning },
      fit: (asked ? 0.92 : 0.75) * (beside.length > 0 ? 0.6 : 1) * (ofList ? 0.6 : 1),
      claims,
      about: [],
      traits: { beside: beside.length + (ofList ? 1 : 0) },
      rule: 'agency',
    },
  ]
}
