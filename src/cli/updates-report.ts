import type { Action, LoadedPlan } from '../plan/library.ts'
import { dayInWords, londonDay, londonTime } from '../progress/day-words.ts'
import { counting, historyOf } from '../progress/history.ts'
import { isOpen } from '../progress/not-mine.ts'
import { leadsWhoApprove, standInsFor, type Cover } from '../progress/permissions.ts'
import { standingsOf } from '../progress/standing.ts'
import { statusWords } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** Everything that was recorded of these actions, a line each. For administrators: private notes are among it. */
export function historyReport(
  actions: readonly Action[],
  updates: readonly PlanUpdate[],
  loaded: LoadedPlan,
): string {
  return actions
    .map((action) => {
      const history = historyOf(action.key, updates)
      const counts = new Set(counting(history).map(({ sequence }) => sequence))
      const lines = history.map((update) => {
        const undone = update.kind !== 'undo' && !counts.has(update.sequence) ? ' (taken back)' : ''
        const when = `${dayInWords(londonDay(update.recordedAt))}, ${londonTime(update.recordedAt)}`
        return `  ${update.sequence}. ${when}, ${update.recordedBy}: ${saidWords(update, loaded)}${undone}`
      })
      const title = `${action.label} (priority ${loaded.priorities.get(action.priorityKey)?.number ?? ''})`
      return [title, ...(lines.length > 0 ? lines : ['  Nothing is recorded.'])].join('\n')
    })
    .join('\n\n')
}

function saidWords(update: PlanUpdate, loaded: LoadedPlan): string {
  switch (update.kind) {
    case 'report': {
      const quoted = (name: string, text: string): string[] => (text === '' ? [] : [`${name} “${text}”`])
      return [
        statusWords(loaded.reporting, update.stage, update.confidence),
        ...quoted(update.noteShared ? 'shared note' : 'private note', update.note),
        ...quoted('corrective action', update.correctiveAction),
        ...(update.completedOn === null ? [] : [`completed on ${dayInWords(update.completedOn)}`]),
        ...quoted('evidence', update.evidence),
        ...quoted('blocked by', update.blockedBy),
        ...quoted('help needed', update.helpFrom),
        ...(update.revision === null
          ? []
          : [`asks for ${dayInWords(update.revision.to)}: “${update.revision.reason}”`]),
      ].join('; ')
    }
    case 'no-change':
      return 'no change'
    case 'undo':
      return `took update ${update.undoes} back`
    case 'decision':
      return `${update.approved ? 'approved' : 'did not approve'} the date of update ${update.about}${update.reason === '' ? '' : `: “${update.reason}”`}`
    case 'not-mine':
      return `says it is not theirs${update.suggested === '' ? '' : `, and names “${update.suggested}”`}`
  }
}

/** The dates that wait for a decision, with who is asked; `covers` are those that hold today. */
export function waitingReport(
  updates: readonly PlanUpdate[],
  loaded: LoadedPlan,
  today: string,
  covers: readonly Cover[],
): string {
  const lines = standingsOf(loaded, updates, today).flatMap(({ action, revisions }) =>
    revisions
      .filter(({ state }) => state === 'pending')
      .map(({ report, to, reason }) => {
        const asked = leadsWhoApprove(report.recordedBy, action, loaded, standInsFor(action, covers))
        const who = asked.length > 0 ? asked.join(' or ') : 'the approver of DATE_APPROVERS'
        return `  ${action.label}: ${report.recordedBy} asks for ${dayInWords(to)} (“${reason}”); ${who} decides`
      }),
  )
  return lines.length > 0
    ? ['New dates that wait for approval:', ...lines].join('\n')
    : 'No new date waits for approval.'
}

/** The actions that somebody says are not theirs, and has said nothing of since. */
export function notMineReport(updates: readonly PlanUpdate[], loaded: LoadedPlan): string {
  const lines = [...loaded.actions.values()].flatMap((action) => {
    const history = historyOf(action.key, updates)
    return history.flatMap((word) => {
      if (word.kind !== 'not-mine' || !isOpen(word, history)) return []
      const instead = word.suggested === '' ? 'nobody instead' : `“${word.suggested}” instead`
      return [
        `  ${action.label}: ${word.recordedBy} on ${dayInWords(londonDay(word.recordedAt))}, naming ${instead}`,
      ]
    })
  })
  return lines.length > 0
    ? ['Officers say that these actions are not theirs. Correct the plan, or tell them:', ...lines].join('\n')
    : 'No officer says that an action is not theirs.'
}
