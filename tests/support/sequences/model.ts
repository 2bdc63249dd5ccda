import type { Draft } from '../../../src/progress/draft.ts'
import type { FormFill, Verb, Who } from './steps.ts'

/**
 * How presses ought to come out, written apart from the product and as plainly as can be: a list of what was
 * acknowledged for each action, and each card as it should be stored.
 */
export type Entry = {
  activity: string
  kind: 'report' | 'no-change' | 'not-mine' | 'undo' | 'decision'
  who: Who
  card: string
  /** What it says, as a text that is the same for the same words. */
  words: string
  form: FormFill | null
  met: number[]
  /** The milestone that a new date is asked for, and what became of the request. */
  asks: { milestone: number; day: string; decided: 'approved' | 'refused' | null } | null
  undone: boolean
}
export type ModelAction = { key: string; ref: string; entries: Entry[] }
export type ModelCard = {
  id: string
  holder: Who
  items: { key: string; version: number; details: boolean; filled: boolean }[]
  drafts: Record<string, Draft>
}

/** Lead officers, and each milestone with the plan's day. */
const plan: Record<string, { officers: Who[]; days: (string | null)[] }> = {
  '2/2.2': { officers: ['darren'], days: ['2011-03-31'] },
  '2/2.3': { officers: ['darren', 'karen'], days: ['2011-06-30', '2012-03-31'] },
  '2/2.5': { officers: ['darren'], days: ['2011-07-25'] },
  '10/11.1': { officers: ['karen'], days: ['2011-06-30'] },
}

export const reports = (entries: readonly Entry[]) =>
  entries.filter(({ kind, undone }) => kind === 'report' && !undone)
export const lastReport = (entries: readonly Entry[]) => reports(entries).at(-1) ?? null

/** Whether somebody may update an action. Everybody here works under one priority's lead, Jenny Coles. */
export function mayUpdate(who: Who, ref: string, samStandsIn: boolean): boolean {
  const officers = plan[ref]?.officers ?? []
  if (who === 'jenny' || who === 'administrator') return true
  return officers.includes(who) || (who === 'sam' && samStandsIn && officers.includes('darren'))
}

export const stageOf = (status: string): string =>
  status.startsWith('in-progress') ? 'in-progress' : status === '' ? 'none' : status

/** Whether a stage may come after another; 'none' before any report. */
function mayFollow(from: string, to: string): boolean {
  if (to === 'in-progress') return true
  if (to === 'not-started') return ['none', 'not-started', 'on-hold'].includes(from)
  return to === 'complete' ? from !== 'stopped' : from !== 'complete'
}

/** The day of each milestone: the last that was approved, or the plan's. */
export function daysOf({ ref, entries }: ModelAction): (string | null)[] {
  const days = [...(plan[ref]?.days ?? [])]
  // Approved in the order of the decisions, which need not be that of the requests.
  for (const decision of entries.filter(({ kind }) => kind === 'decision')) {
    const asked = reports(entries).find(({ activity }) => activity === decision.words)?.asks
    if (asked?.decided === 'approved') days[asked.milestone] = asked.day
  }
  return days
}

/** The milestones of an action that have a day and are not met, earliest first, with none for a closed action. */
export function unmet(action: ModelAction): { milestone: number; day: string }[] {
  const last = lastReport(action.entries)
  if (['complete', 'stopped'].includes(stageOf(last?.form?.status ?? ''))) return []
  return datedWithout(action, last?.met ?? [])
}

function datedWithout(action: ModelAction, met: number[]): { milestone: number; day: string }[] {
  return daysOf(action)
    .flatMap((day, milestone) => (day === null || met.includes(milestone) ? [] : [{ milestone, day }]))
    .sort((a, b) => a.day.localeCompare(b.day))
}

export function metAfter(action: ModelAction, form: FormFill): number[] {
  const count = plan[action.ref]?.days.length ?? 0
  return form.ticked?.filter((milestone) => milestone < count) ?? lastReport(action.entries)?.met ?? []
}

/** What a save of that form asks a new date for; undefined where the form is to be refused. */
export function askedFor(action: ModelAction, form: FormFill, today: string): Entry['asks'] | undefined {
  const from = stageOf(lastReport(action.entries)?.form?.status ?? '')
  const to = stageOf(form.status)
  if (to === 'none' || !mayFollow(from, to)) return undefined
  if (!form.complete && (to === 'complete' || form.status === 'in-progress-red')) return undefined
  if (form.revised === null) return null
  const { day, reason } = form.revised
  const left = datedWithout(action, lastReport(action.entries)?.met ?? [])
  const waits = reports(action.entries).find((report) => report.asks && stateOf(action, report) === 'pending')
  const target = left.find(({ milestone }) => milestone === waits?.asks?.milestone) ?? left[0]
  if (isAskedAlready(action, form.revised)) return null
  if (to === 'complete' || to === 'stopped' || day < today || reason === '') return undefined
  if (!target || target.day === day || metAfter(action, form).includes(target.milestone)) return undefined
  return { milestone: target.milestone, day, decided: null }
}

/** The date that waits for approval, whoever's report asked for it. */
export function waiting(action: ModelAction): FormFill['revised'] {
  return lastAsked(action, ['pending'])
}

/** The same, or one that would wait if the action were open. */
export function undecided(action: ModelAction): FormFill['revised'] {
  return lastAsked(action, ['pending', 'lapsed'])
}

function lastAsked(action: ModelAction, states: readonly string[]): FormFill['revised'] {
  const last = reports(action.entries).findLast(({ asks }) => asks !== null)
  return last && states.includes(stateOf(action, last)) ? (last.form?.revised ?? null) : null
}

/** Whether that very date, for that reason, waits for approval already. */
function isAskedAlready(action: ModelAction, asked: { day: string; reason: string }): boolean {
  const waits = waiting(action)
  return waits !== null && waits.day === asked.day && waits.reason === asked.reason
}

/** The state of the date that a report asks for. */
export function stateOf(action: ModelAction, report: Entry): string {
  if (report.asks?.decided) return report.asks.decided
  const asking = reports(action.entries).filter(({ asks }) => asks !== null)
  if (asking.at(-1) !== report) return 'replaced'
  const last = lastReport(action.entries)
  const closed = ['complete', 'stopped'].includes(stageOf(last?.form?.status ?? ''))
  return closed || last?.met.includes(report.asks?.milestone ?? -1) ? 'lapsed' : 'pending'
}

/** What the form holds of a report, when it is opened again. */
export function draftFrom(action: ModelAction, report: Entry): Draft {
  const form = report.form
  if (form === null) return {}
  const waits = waiting(action)
  return {
    ...typedInto(form, action.key),
    completedOn: form.status === 'complete' ? '2011-07-14' : '',
    evidence: form.status === 'complete' ? 'Minute 4' : '',
    met: report.met.map((milestone) => `${action.key}#${milestone + 1}`).join(','),
    blockedBy: '',
    helpFrom: '',
    revisedOn: waits?.day ?? '',
    reason: waits?.reason ?? '',
  }
}

/** The inputs of a form as Teams sends them. */
export function typedInto(form: FormFill, key: string): Draft {
  return {
    status: form.status,
    note: form.note,
    noteShared: String(form.shared),
    correctiveAction: form.complete ? 'A second tender' : '',
    completedOn: form.complete ? '2011-07-14' : '',
    evidence: form.complete ? 'Minute 4' : '',
    ...(form.ticked ? { met: form.ticked.map((milestone) => `${key}#${milestone + 1}`).join(',') } : {}),
    ...(form.revised ? { revisedOn: form.revised.day, reason: form.revised.reason } : {}),
  }
}

/** What somebody has filled in who saves an opened form as it is. */
export function fillOf(draft: Draft): FormFill {
  const {
    status = '',
    note = '',
    noteShared,
    correctiveAction,
    evidence,
    met,
    revisedOn,
    reason = '',
  } = draft
  return {
    ...{ status, note, shared: noteShared === 'true' },
    complete: (status === 'complete' ? evidence : correctiveAction) ? true : false,
    revised: revisedOn ? { day: revisedOn, reason } : null,
    ticked:
      met === undefined
        ? null
        : met.split(',').flatMap((key) => (key === '' ? [] : [Number(key.split('#')[1]) - 1])),
  }
}

export type ModelPress = {
  activity: string
  who: Who
  verb: Verb
  base: number
  form: FormFill
  drafts: Record<string, Draft>
}
