import { dayInWords, londonDay } from '../../progress/day-words.ts'
import { standingsOf } from '../../progress/standing.ts'
import { statusWords } from '../../progress/status.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  cite,
  counted,
  listed,
  listLimit,
  reply,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'

const followUps = ['Which actions are overdue?', 'What falls due next?']
/** Most updates that one answer shows. */
const mostShown = 12

/** The recorded updates, newest first, of everybody or of some officers, ever or in a time; or how many rows have none. */
export function answerChanges(query: QueryOf<'changes'>, facts: Facts): Reply {
  if (query.silent) return withoutUpdate(query, facts)
  const found = facts.updates
    .filter((update) => facts.loaded.actions.has(update.actionKey) && wanted(update, query))
    .sort((a, b) => b.sequence - a.sequence)
  const whose = query.officers.length === 0 ? '' : ` by ${listed(query.officers)}`
  const time = query.recorded === null ? '' : ` ${query.recorded.words}`
  const actions = found.flatMap(({ actionKey }) => facts.loaded.actions.get(actionKey) ?? [])
  const lines = found.slice(0, mostShown).map((update) => `- ${updateWords(update, facts)}`)
  const only = found.length === 1 ? found[0] : undefined
  const names = [...new Set(actions)].map((action) => actionTitle(facts, action).replace(/^A/, 'a'))
  const first =
    found.length === 0
      ? `No update${whose} is recorded${time}${facts.updates.length === 0 ? ': no updates have been recorded yet' : ''}.`
      : only
        ? `One update${whose} is recorded${time}: ${updateWords(only, facts)}`
        : `${found.length} updates${whose} are recorded${time}, on ${listed(names.slice(0, mostShown))}${names.length > mostShown ? ' and others' : ''}.`
  return reply(query, 'answer', [first, ...(only ? [] : lines), silence(facts)], {
    followUps,
    citations: actions.map((action) => cite(facts.loaded, action.source)),
    mentioned: {
      listed: actions.map((action) => action.key),
      actions: names.length === 1 ? actions.slice(0, 1).map((action) => action.key) : [],
      people: query.officers,
    },
    limit: listLimit,
  })
}

function wanted(update: PlanUpdate, { officers, recorded }: QueryOf<'changes'>): boolean {
  const day = londonDay(update.recordedAt)
  return (
    (officers.length === 0 || officers.includes(update.recordedBy)) &&
    (recorded === null ||
      ((recorded.from === null || day >= recorded.from) && (recorded.to === null || day <= recorded.to)))
  )
}

function updateWords(update: PlanUpdate, facts: Facts): string {
  const action = facts.loaded.actions.get(update.actionKey)
  const title = action ? actionTitle(facts, action) : update.actionKey
  const note = update.note === '' ? '' : ` “${shorten(update.note, 300)}”`
  return `${title}: ${statusWords(update.stage, update.confidence)}, recorded by ${update.recordedBy} on ${dayInWords(londonDay(update.recordedAt))}.${note}`
}

function silentCount(facts: Facts): { silent: number; all: number } {
  const standings = standingsOf(facts.loaded, facts.updates, facts.asOf)
  return { silent: standings.filter((at) => at.lastUpdate === null).length, all: standings.length }
}

function silence(facts: Facts): string {
  const { silent, all } = silentCount(facts)
  return silent === all
    ? `All ${counted(all, 'action row')} read “No update yet”.`
    : `${counted(silent, 'action row')} of ${all} have no update yet.`
}

/** Who has not replied is named only in private (to the officer, the priority's lead and administrators). */
function withoutUpdate(query: QueryOf<'changes'>, facts: Facts): Reply {
  const { silent, all } = silentCount(facts)
  return reply(
    query,
    'answer',
    [
      `${silent} of the ${counted(all, 'action row')} of the ${facts.loaded.plan.shortTitle} have no update yet. I do not name who has not replied: that is told only in private, to the officer, the priority's lead and the plan's administrators.`,
    ],
    { followUps },
  )
}
