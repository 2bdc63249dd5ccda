import { holdsWhatIsAsked } from '../../asked-for/holds-what-is-asked.ts'
import { asksForPlaces } from '../../asked-for/one-by-name.ts'
import {
  asks,
  everyWord,
  refersBack,
  topicUnits,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { explains } from '../../words/lexicon.ts'

/** Words that ask where something is done, and name nothing themselves. */
const placing =
  /^(places?|areas?|towns?|districts?|boroughs?|localit(y|ies)|parts?|neighbourhoods?|where|county|concentrat\w*|focus\w*|target\w*|aimed?|cover\w*|name\w*|mention\w*|single|singles|singled|pick|picks|picked|out|back|about|on|in)$/
/** Places that a row may speak of without their names. */
const unnamed = /\b(parts|areas|districts|localities|neighbourhoods) (of|with|in)\b/i
const whereAt =
  /\bwhere (exactly )?(does|do|is|are|will|should) (it|that|this|they) (focus|concentrate|target|cover|happen|aim)/

const whereRun = /^((and|so|ok|but) )*(where|wheres|whereabouts)\b/
const running =
  /^(where|wheres|whereabouts|being|run|running|runs|trialled|trialed|tried|tested|held|based|used|happening|place|taking|last|first|one)$/

/** "Which places does it concentrate on?", of an action whose own words say where. */
export const placesOfAction: Recogniser = (reading, context): Candidate[] => {
  // "Back to 5.1, which places does it name?": the one row whose number is said, or that was spoken of.
  const named = reading.refs.flatMap(({ keys }) => keys)
  const [key, other] = named.length > 0 ? named : context.memory.actions
  const record = context.catalogue.byKey.get(key ?? '')
  if (key === undefined || other !== undefined || record?.kind !== 'action') return []
  if (whereRun.test(reading.said) && saidOfMonitoring(key, reading, context))
    return [ofCell(key, 'monitoring', reading)]
  const asked = asksForPlaces(reading.said) || whereAt.test(reading.said)
  if (!asked || !(refersBack(reading) || named.length > 0)) return []
  // "And which agency leads it?" asks for a cell besides.
  if (asks(reading, 'agency', 'officer', 'when', 'monitoring')) return []
  const own = topicUnits(reading, new Set()).some(
    (unit) =>
      context.subjects.weightOf(unit) > 0.2 &&
      !unit.tokens.every((i) => placing.test(reading.tokens[i]?.text ?? '')),
  )
  if (own || !(holdsWhatIsAsked(reading, record, context) === 1 || unnamed.test(record.body))) return []
  return [ofCell(key, 'text', reading)]
}

function ofCell(key: string, cell: 'text' | 'monitoring', reading: Reading): Candidate {
  return {
    query: { kind: 'action', actions: [key], aspects: [cell], stopped: null },
    fit: 0.97,
    claims: everyWord(reading),
    about: [key],
    rule: 'action by conversation, its places',
  }
}

/** "Where's the pilot being run?", after how the row is monitored: whether that cell says what is asked about. */
function saidOfMonitoring(
  key: string,
  { units, tokens, loaded }: Reading,
  { memory, lexicon, subjects }: Context,
): boolean {
  const told = memory.query?.kind === 'action' && memory.query.aspects.includes('monitoring')
  const terms = lexicon.termsOf((loaded.actions.get(key)?.monitoring ?? []).join(' '))
  const naming = units.filter(
    (unit) => subjects.weightOf(unit) > 0.1 && !unit.tokens.every((i) => running.test(tokens[i]?.text ?? '')),
  )
  return told && naming.length > 0 && naming.every((unit) => explains(terms, unit.sense) >= 0.5)
}
