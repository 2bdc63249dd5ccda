import type { Library } from '../../../plan/library.ts'
import type { QueryOf } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Recogniser,
} from '../../recogniser.ts'
import { particulars } from './particulars.ts'

type DocumentAspect = QueryOf<'document'>['aspect']

const paper = /^(report|plan|document|paper|strategy|cypp)$/
const writing =
  /^(wrote|written|write|author|authors|authored|authorship|writer|drafted|compiled|penned|prepared|presented|brought|tabled|forward)$/
const issuing =
  /^(published|publish|publication|written|wrote|dated|issued|released|presented|met|meet|meeting|considered)$/
/** Who may have put a paper forward, and to whom. */
const members = /^(member|councillor|cabinet|executive|put|forward)$/
const time = /^(when|date|dates|day|days|time|dated)$/
const meeting = /^(committee|panel|meeting|meet|met|body)$/
const going = /^(went|go|received|presented|submitted|considered|taken|to|for|did|does|at|was|is|by)$/

/**
 * "Who wrote the June 2018 report?", "which committee was it for?", "when was the plan published?" What the plan's owner wrote
 * down as a particular of the document says more than its front page, and goes before it.
 */
export function document(library: Library): Recogniser {
  const particular = particulars(library)
  return (reading, context) => {
    const ages = whichIsOlder(reading, context)
    if (ages.length > 0) return ages
    const front = frontPage(reading, context)
    // Whoever wrote a paper stands on its front page, whatever else is said of it.
    if (aspectAsked(reading) === 'author' && front.length > 0) return front
    const found = particular(reading, context)
    return found.length > 0 ? found : front
  }
}

const older =
  /^(older|oldest|newer|newest|earlier|earliest|later|latest|recent|first|more|most|plan|plans|one|document|documents|two|them|came|comes|out)$/

/** "Which is the older plan, Essex's or the 2018-21 one?": of plans that are named and nothing else, their years. */
const whichIsOlder: Recogniser = (reading, { subjects }) => {
  const several = new Set(reading.plans.map(({ planId }) => planId)).size > 1
  const asked =
    /\b(older|oldest|newer|newest|(earlier|earliest|later|latest|(more|most) recent)( plan| one| document| of)?|(came|comes) (out )?first)\b/
  if (!several || !asked.test(reading.said) || reading.refs.length + reading.people.length > 0) return []
  const claims = union(
    aspectWords(reading, 'first', 'list', 'difference', 'compare', 'which-plan', 'same', 'when', 'text'),
    thingWords(reading, 'plan', 'priority'),
    reading.tokens.filter(({ text }) => older.test(text)).map(({ index }) => index),
  )
  if (topicUnits(reading, claims).some((unit) => subjects.weightOf(unit) > 0.1)) return []
  return [
    {
      query: { kind: 'document', aspect: 'years', people: [] },
      fit: 0.96,
      claims,
      about: [],
      rule: 'document years',
    },
  ]
}

const frontPage: Recogniser = (reading, { subjects, memory }) => {
  const aspect = aspectAsked(reading)
  if (aspect === null || reading.refs.length > 0 || reading.people.length > 0) return []
  const before = memory.query?.kind === 'document'
  if (!hasWord(reading, paper) && reading.plans.length === 0 && !before) return []
  const claims = union(
    aspectWords(reading, 'when', 'list', 'text', 'title'),
    aspect === 'author' ? wordsLike(reading, members) : [],
    // What the author does for a living is printed beside the name.
    aspect === 'author' && hasWord(reading, /^(her|his|their|he|she|they)$/)
      ? aspectWords(reading, 'role')
      : [],
    thingWords(reading, 'person', 'plan'),
    reading.tokens
      .filter(({ text }) => [paper, writing, issuing, time, meeting, going].some((words) => words.test(text)))
      .map(({ index }) => index),
  )
  // Something that was written, considered or met about is no question of the document itself.
  const left = topicUnits(reading, claims).some((unit) => subjects.weightOf(unit) > 0.15)
  return left
    ? []
    : [
        {
          query: { kind: 'document', aspect, people: [] },
          fit: 0.94,
          claims,
          about: [],
          rule: `document ${aspect}`,
        },
      ]
}

function aspectAsked(reading: Reading): DocumentAspect | null {
  const whom =
    hasWord(reading, /^(who|whos|whose|whom|author|authors)$/) ||
    /\b(which|what) (cabinet |executive |council )?(member|councillor)\b/.test(reading.said)
  if (whom && hasWord(reading, writing)) return 'author'
  if (hasWord(reading, time) && hasWord(reading, issuing) && !hasWord(reading, /^(will|shall)$/))
    return 'date'
  const asked = reading.tokens.some(
    ({ text, index }) =>
      meeting.test(text) && /^(which|what|who)$/.test(reading.tokens[index - 1]?.text ?? ''),
  )
  if (asked) return 'meeting'
  return null
}
