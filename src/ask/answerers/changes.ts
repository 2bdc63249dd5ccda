import { dayInWords, londonDay } from '../../progress/day-words.ts'
import { isOverruled } from '../../progress/corrections.ts'
import { counting } from '../../progress/history.ts'
import { standingsOf } from '../../progress/standing.ts'
import { statusWords } from '../../progress/status.ts'
import type { Report } from '../../progress/update.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  cite,
  counted,
  listed,
  listLimit,
  prioritiesOf,
  priorityName,
  reply,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'
import { keepsPrivate } from './private-texts.ts'

const followUps = ['Which actions are overdue?', 'What falls due next?']
/** Most updates that one answer shows. */
const mostShown = 12

/** The recorded updates, newest first, of everybody or of some officers, ever or in a time. */
export function answerChanges(query: QueryOf<'changes'>, facts: Facts): Reply {
  const found = reportsThatCount(facts)
    .filter((update) => wanted(update, query, facts))
    .sort((a, b) => b.sequence - a.sequence)
  const whose = query.officers.length === 0 ? '' : ` by ${listed(query.officers)}`
  const where = placeWords(query, facts)
  const time = query.recorded === null ? '' : ` ${query.recorded.words}`
  const actions = found.flatMap(({ actionKey }) => facts.loaded.actions.get(actionKey) ?? [])
  const lines = found.slice(0, mostShown).map((update) => `- ${updateWords(update, facts)}`)
  const only = found.length === 1 ? found[0] : undefined
  const names = [...new Set(actions)].map((action) => actionTitle(facts, action).replace(/^A/, 'a'))
  const first =
    found.length === 0
      ? `No update${whose} is recorded${where}${time}${facts.updates.length === 0 ? ': no updates have been recorded yet' : ''}.`
      : only
        ? `One update${whose} is recorded${where}${time}: ${updateWords(only, facts)}`
        : `${found.length} updates${whose} are recorded${where}${time}, on ${listed(names.slice(0, mostShown))}${names.length > mostShown ? ' and others' : ''}.`
  return reply(query, 'answer', [first, ...(only ? [] : lines), silence(query, facts)], {
    followUps,
    citations: actions.map((action) => cite(facts.loaded, action.source)),
    mentioned: {
      listed: actions.map((action) => action.key),
      actions: names.length === 1 ? actions.slice(0, 1).map((action) => action.key) : [],
      people: query.officers,
      priorities: query.priorities,
    },
    limit: listLimit,
  })
}

/** Every report that has not been taken back, whatever its action. */
function reportsThatCount({ updates }: Facts): Report[] {
  return counting(updates).filter((update) => update.kind === 'report')
}

function wanted(
  update: Report,
  { officers, priorities, recorded }: QueryOf<'changes'>,
  facts: Facts,
): boolean {
  const action = facts.loaded.actions.get(update.actionKey)
  const day = londonDay(update.recordedAt)
  return (
    action !== undefined &&
    (priorities.length === 0 || priorities.includes(action.priorityKey)) &&
    (officers.length === 0 || officers.includes(update.recordedBy)) &&
    (recorded === null ||
      ((recorded.from === null || day >= recorded.from) && (recorded.to === null || day <= recorded.to)))
  )
}

function updateWords(update: Report, facts: Facts): string {
  const action = facts.loaded.actions.get(update.actionKey)
  const title = action ? actionTitle(facts, action) : update.actionKey
  const note = isOverruled(update, facts.updates)
    ? ' It was corrected since.'
    : keepsPrivate(update, facts)
      ? ' A note on it is kept private.'
      : update.note === ''
        ? ''
        : ` “${shorten(update.note, 300)}”`
  return `${title}: ${statusWords(facts.loaded.reporting, update.stage, update.confidence)}, recorded by ${update.recordedBy} on ${dayInWords(londonDay(update.recordedAt))}.${note}`
}

/** How many rows nobody has reported on yet. */
export function silence({ priorities }: { priorities: readonly string[] }, facts: Facts): string {
  const standings = standingsOf(facts.loaded, facts.updates, facts.asOf).filter(
    ({ action }) => priorities.length === 0 || priorities.includes(action.priorityKey),
  )
  const all = standings.length
  const silent = standings.filter((at) => at.lastUpdate === null).length
  return silent === all
    ? `All ${counted(all, 'action row')} read “No update yet”.`
    : `${counted(silent, 'action row')} of ${all} have no update yet.`
}

/** " in priority 3", or nothing where the whole plan is meant. */
export function placeWords({ priorities }: { priorities: readonly string[] }, facts: Facts): string {
  const names = prioritiesOf(facts, priorities).map((p) => priorityName(p).replace(/^P/, 'p'))
  return names.length === 0 ? '' : ` in ${listed(names)}`
}
