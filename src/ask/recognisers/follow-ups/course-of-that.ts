import type { PlacedMeasurement } from '../../../plan/library.ts'
import { besideRecords } from '../../catalogue/beside-records.ts'
import type { CatalogueRecord } from '../../catalogue/record.ts'
import { isChange } from '../../asked-for/quantity.ts'
import { asksWhichWay, tellsChange } from '../../asked-for/which-way.ts'
import {
  asks,
  aspectWords,
  everyWord,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { positions } from '../../words/words.ts'
import type { Reading } from '../../reading.ts'
import { queryFor } from './beside-last-answer.ts'

/** A follow-up is short; a longer question says itself what it is about. */
const longest = 10
/** The sentences that stand so near tell of the same thing. */
const [near, mostOffered] = [3, 3] as const

/** Words that only say how something goes, or that the question goes on. */
const wording =
  /^(way|direction|going|gone|go|goes|come|coming|heading|creeping|crept|moving|went|up|down|back|carry|carrying|carried|keep|keeps|getting|get|better|worse|higher|lower|bigger|smaller|rise|rises|risen|rising|rose|fall|falls|fallen|falling|fell|drop|drops|dropped|dropping|improve|improves|improved|improving|worsen|worsened|worsening|grow|grows|grown|growing|increase|increases|increased|increasing|decrease|decreases|decreased|decreasing|trend|change|changed|years?|time|lately|recently|expected|likely|much|number|numbers|figure|figures|rate|rates|percentage|we|our|us|doing|do|against|compared?|than|with)$/
const toCome = /\b(will|would|expect\w*|likely|set to|carry on|carrying on|keep|future)\b/i
const tellsToCome = /\b(will|expect\w*|forecast|predict\w*|project(ed|ion)|likely|set to|stabilis\w*)\b/i
const tellsStanding =
  /\b(highest|lowest|higher|lower|above|below|better|worse|best|worst|average|national(ly)?|compared|ahead|behind)\b/i
/** "Against other shire counties": those that something is set beside, which a comparing sentence names itself. */
const besideOthers =
  /^(against|than|with|to|versus|vs|beside|other|others|similar|rest|of|the|all|our|counties|county|councils?|authorit(y|ies)|areas?|neighbours?|places?|country|elsewhere|nation|region|shires?)$/

/**
 * How what was just told is going, or how it stands beside others, where the message names nothing of its own: the change that the
 * plan gives of the same thing, and the sentences beside it that tell of one.
 */
export const courseOfThat: Recogniser = (reading, context): Candidate[] => {
  const { memory, catalogue } = context
  const told = memory.query
  if (told === null || !['figures', 'passage'].includes(told.kind) || memory.records.length === 0) return []
  if (reading.tokens.length > longest || reading.refs.length + reading.people.length > 0) return []
  const moving = asksWhichWay(reading)
  const beside = !moving && asks(reading, 'compare') && !asks(reading, 'earlier')
  if ((!moving && !beside) || namesOwn(reading, context, beside)) return []
  const future = moving && toCome.test(reading.said)
  const telling = future ? tellsToCome : moving ? tellsChange : tellsStanding
  const sentences = besideRecords(memory.records.slice(0, 2), catalogue)
    .filter(
      ({ record, distance }) => record.kind === 'passage' && distance <= near && telling.test(record.body),
    )
    .sort((a, b) => a.distance - b.distance)
  const spoken = memory.figures.flatMap((key) => reading.loaded.measurements.get(key) ?? [])
  const changes = moving && !future ? changesOf(spoken, reading, context) : []
  const found: CatalogueRecord[] = [
    ...changes.flatMap(({ key }) => catalogue.byKey.get(key) ?? []),
    ...sentences.map(({ record }) => record),
  ]
  return found.slice(0, mostOffered).map((record, rank) => ({
    query: queryFor(record),
    fit: 0.97 - 0.04 * rank,
    claims: everyWord(reading),
    about: [record.key],
    rule: 'course of the last answer',
    traits: { rank: rank / mostOffered },
  }))
}

/** Whether the message names a subject of its own, which is then asked about and not what was told. */
function namesOwn(reading: Reading, { subjects }: Context, beside: boolean): boolean {
  const words = new Set([
    ...aspectWords(reading, 'earlier', 'compare', 'figure', 'when'),
    ...(beside ? reading.places.flatMap(({ from, to }) => positions(from, to)) : []),
  ])
  return reading.units.some(
    (unit) =>
      subjects.weightOf(unit) > 0.1 &&
      !unit.tokens.every((i) => {
        const text = reading.tokens[i]?.text ?? ''
        return words.has(i) || wording.test(text) || (beside && besideOthers.test(text))
      }),
  )
}

/** The figures that give a change of what the last ones measure, in the same section of the plan. */
function changesOf(
  spoken: readonly PlacedMeasurement[],
  { loaded }: Reading,
  context: Context,
): PlacedMeasurement[] {
  const [first] = spoken
  if (first === undefined) return []
  const topics = new Set(spoken.flatMap((figure) => [figure.name, ...figure.topics]))
  return [...loaded.measurements.values()]
    .filter(
      (figure) =>
        isChange(figure, context) &&
        figure.source.section === first.source.section &&
        [figure.name, ...figure.topics].some((topic) => topics.has(topic)),
    )
    .sort((a, b) => Number(b.cohort === first.cohort) - Number(a.cohort === first.cohort))
}
