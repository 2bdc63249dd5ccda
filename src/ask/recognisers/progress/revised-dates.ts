import {
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { QueryOf } from '../../query.ts'

const dates = '(?:dates?|deadlines?|due dates?|timescales?|revisions?)'
const moved =
  '(?:revised|moved|changed|pushed back|put back|extended|postponed|re-?scheduled|approved|refused|turned down)'
const either = new RegExp(`\\b${dates}\\b.*\\b${moved}\\b|\\b${moved}\\b.*\\b${dates}\\b|\\brevisions?\\b`)
const waiting =
  /\b(?:needs?|wants?|waits?|waiting|awaiting|await|pending|due|up) (?:for )?(?:my |your |an |our )?(?:approval|decision|sign ?off)\b|\bto approve\b|\bapprovals?\b.*\b(?:waiting|pending|outstanding|open)\b|\b(?:waiting|pending|outstanding|open) approvals?\b/

/** The words of such a question that say nothing of a subject. */
const ownWords =
  /^(?:dates?|deadlines?|due|timescales?|revisions?|revised|new|moved|changed|pushed|put|back|extended|postponed|rescheduled|approv\w*|refused|turned|down|needs?|wants?|waits?|waiting|awaiting|pending|outstanding|open|decisions?|sign|off|signoff|which|what|any|anything|why|my|your)$/

/**
 * "Which dates were revised, and why?", "what needs my approval?", "which new dates were refused in priority 2?": the
 * dates that officers asked for instead of the plan's.
 */
export const revisedDates: Recogniser = (reading, context): Candidate[] => {
  const { said } = reading
  const open = waiting.test(said)
  const asked =
    either.test(said) && /\b(?:which|what|any|list|show|have|has|were|was|are|how many)\b/.test(said)
  // A plan without actions has no dates to be moved: "when was the council to approve the 2018-21 plan?" asks of the plan itself.
  if (reading.loaded.actions.size === 0) return []
  // Dates of a document ("when was the plan revised") are not those of an action.
  const ofPlan = /\b(?:plan|document|draft|strategy|constitution)\b/.test(said) && !open
  if ((!open && !asked) || ofPlan || reading.refs.some(({ kind }) => kind === 'action')) return []
  const priorities = reading.refs.filter(({ kind }) => kind === 'priority').flatMap(({ keys }) => keys)
  const only: QueryOf<'revised-dates'>['only'] = open
    ? 'pending'
    : /\brefused|turned down|not approved\b/.test(said)
      ? 'refused'
      : /\bapproved\b/.test(said)
        ? 'approved'
        : null
  const claims = union(
    aspectWords(reading, 'when', 'list', 'changed', 'why', 'count', 'mine', 'milestone', 'officer', 'lead'),
    thingWords(reading, 'action', 'plan', 'priority', 'person'),
    wordsLike(reading, ownWords),
    ...reading.refs.map(({ tokens }) => tokens),
  )
  // Whoever asks for moved dates says little else: a subject of its own is asked of the plan.
  if (topicUnits(reading, claims).some((unit) => context.subjects.weightOf(unit) > 0.3)) return []
  const mine = open && /\b(?:my|me|i|mine)\b/.test(said)
  return [
    {
      query: { kind: 'revised-dates', priorities, only, decidedBy: mine ? reading.asker : null, mine },
      fit: 0.98,
      claims,
      about: priorities,
      rule: 'revised dates',
    },
  ]
}
