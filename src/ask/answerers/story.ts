import type { Action } from '../../plan/library.ts'
import { dayInWords, londonDay } from '../../progress/day-words.ts'
import { askedIn, isOverruled } from '../../progress/corrections.ts'
import { historyOf } from '../../progress/history.ts'
import { statusWords } from '../../progress/status.ts'
import type { Revision } from '../../progress/revisions.ts'
import type { Decision, PlanUpdate } from '../../progress/update.ts'
import type { QueryOf } from '../query.ts'
import { actionsOf, cite, listLimit, reply, shorten, type Facts, type Reply } from './answerer.ts'
import { officerBriefly, timescaleBriefly } from './cells.ts'
import { keepsPrivate, mayTell, mayTellDecision, mayTellReason } from './private-texts.ts'
import { statusSentence } from './status.ts'

/** All that was promised, asked, said and approved of an action, by whom and when; as at the end of a time where one is given. */
export function answerStory(query: QueryOf<'story'>, facts: Facts): Reply {
  const { actions: keys, recorded } = query
  const actions = actionsOf(facts, keys)
  const end = recorded?.to ?? null
  const until = end !== null && end < facts.asOf ? end : facts.asOf
  const lines = actions.flatMap((action) => storyOf(action, recorded?.from ?? null, until, facts))
  return reply(query, 'answer', lines, {
    limit: listLimit,
    citations: actions.map((action) => cite(facts.loaded, action.source)),
    followUps: actions.slice(0, 1).map((action) => `What is the status of ${action.label}?`),
    mentioned: { actions: keys },
  })
}

function storyOf(action: Action, from: string | null, until: string, facts: Facts): string[] {
  const history = historyOf(action.key, facts.updates, until)
  const then = { ...facts, updates: history, asOf: until }
  const asAt = until === facts.asOf ? '' : `As at ${dayInWords(until)}: `
  const told = history.filter(({ recordedAt }) => from === null || londonDay(recordedAt) >= from)
  const silent =
    told.length === 0
      ? [from === null ? 'Nobody has recorded anything on it.' : 'Nothing was recorded on it in that time.']
      : []
  return [
    `${asAt}${statusSentence(action, then)}`,
    `- Promised: ${timescaleBriefly(action)}, ${officerBriefly(action.leadOfficer)}. ${shorten(action.text, 200)}`,
    ...told.map(
      (update) => `- ${dayInWords(londonDay(update.recordedAt))}: ${wordsOf(update, history, facts)}`,
    ),
    ...silent,
  ]
}

/** One word on an action. What was typed stays out where it was not marked for others and others hear the answer. */
function wordsOf(update: PlanUpdate, history: readonly PlanUpdate[], facts: Facts): string {
  const by = `by ${update.recordedBy}`
  switch (update.kind) {
    case 'report': {
      if (isOverruled(update, history)) {
        return `${statusWords(facts.loaded.reporting, update.stage, update.confidence)}, reported ${by} (taken back or corrected since).`
      }
      const told = mayTell(update, facts)
      const typed = (words: string, text: string) =>
        told && text !== '' ? `${words}${words === '' ? '' : ': '}“${shorten(text, 200)}”` : ''
      const { completedOn, evidence } = update
      const revision = askedIn(update, history)
      const completed = completedOn === null ? '' : `Completed on ${dayInWords(completedOn)}`
      const parts = [
        `${statusWords(facts.loaded.reporting, update.stage, update.confidence)}, reported ${by}`,
        typed('', update.note),
        typed('Corrective action', update.correctiveAction),
        typed(completed || 'Evidence', evidence) || completed,
        typed('Blocked by', update.blockedBy),
        typed('Help needed', update.helpFrom),
        revision === null ? '' : askedWords(revision, keepsPrivate(update, facts), facts),
        keepsPrivate(update, facts) ? 'A note on it is kept private' : '',
      ]
      return `${parts.filter((part) => part !== '').join('. ')}.`
    }
    case 'no-change':
      return `no change, said ${by}.`
    case 'undo':
      return `the update of ${dayOf(update.undoes, history)} was taken back ${by}.`
    case 'decision':
      return `the new date asked for on ${dayOf(update.about, history)} was ${update.approved ? 'approved' : 'not approved'} ${by}${decisionReason(update, history, facts)}.`
    case 'not-mine':
      return `said not to be theirs ${by}.`
  }
}

/** A date that was asked for and, where that may be told, why; that it is private is said once, where all of the report is. */
function askedWords({ to, reason, report }: Revision, isPrivate: boolean, facts: Facts): string {
  const asked = `Asked for ${dayInWords(to)}`
  if (reason === '') return asked
  if (mayTellReason(report, facts)) return `${asked}: “${shorten(reason, 200)}”`
  return isPrivate ? asked : `${asked}: the reason is kept private`
}

/** Why a date was or was not approved. */
function decisionReason({ about, reason }: Decision, history: readonly PlanUpdate[], facts: Facts): string {
  const report = history.find((update) => update.sequence === about)
  return reason !== '' && report?.kind === 'report' && mayTellDecision(report, facts)
    ? `: “${shorten(reason, 200)}”`
    : ''
}

function dayOf(sequence: number, history: readonly PlanUpdate[]): string {
  const update = history.find((one) => one.sequence === sequence)
  return update ? dayInWords(londonDay(update.recordedAt)) : 'an earlier day'
}
