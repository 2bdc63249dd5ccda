import type { ManagersDigest, ManagersNews } from '../digest/managers-posted.ts'
import type { ManagersView } from '../digest/managers-view.ts'
import { movementWords, signedOffWords } from './managers-figures.ts'
import {
  changeRow,
  completedRow,
  decisionRow,
  dueSoonRow,
  exceptionRow,
  overdueRow,
  priorityTitle,
  withoutUpdateRows,
  type Row,
} from './managers-rows.ts'
import { counted, fullMomentInWords, momentInWords } from './wording.ts'

/** The lists of the managers' digest. */
export const sectionNames = [
  'decisions',
  'exceptions',
  'overdue',
  'completed',
  'due-soon',
  'no-update',
  'changes',
  'since-then',
] as const
export type SectionName = (typeof sectionNames)[number]

/** One list, whole: sentences, then rows, under a title where they belong together. `things` is how many there are, in words. */
export type Section = {
  name: SectionName
  heading: string
  notes: string[]
  groups: { title: string | null; rows: Row[] }[]
  things: string
}

/** The lists in the order in which managers read them. A digest of the former form has two of them. */
export function managersSections(view: ManagersView): Section[] {
  const { posted } = view
  if (posted.news === null) return [overdueSection(posted), changesSection(posted)]
  const { news } = posted
  return [
    decisionsSection(news, view),
    exceptionsSection(news, view),
    overdueSection(posted),
    completedSection(news, view),
    dueSoonSection(news),
    noUpdateSection(news, posted),
    changesSection(posted),
  ]
}

/** What came after the digest was posted, with the time of the latest; null while nothing has. */
export function sinceThenSection({ sinceThen, posted, officersReplied }: ManagersView): Section | null {
  const latest = sinceThen[0]
  if (!latest) return null
  const replied = `${officersReplied} of ${counted(posted.officersAsked, 'officer')} asked ${officersReplied === 1 ? 'has' : 'have'} replied since this was posted.`
  return {
    ...list('since-then', `Since then, ${momentInWords(latest.recordedAt, posted.asOf)}`, [
      `${replied} The rest of this digest stays as it was posted.`,
    ]),
    groups: ungrouped(sinceThen.map((line) => changeRow(line, momentInWords(line.recordedAt, posted.asOf)))),
    things: counted(sinceThen.length, 'update'),
  }
}

/** One list of the digest by its name; null where it has none of that name. */
export function sectionOf(view: ManagersView, name: SectionName): Section | null {
  if (name === 'since-then') return sinceThenSection(view)
  return managersSections(view).find((section) => section.name === name) ?? null
}

function decisionsSection({ decisions }: ManagersNews, { texts }: ManagersView): Section {
  return {
    ...list('decisions', 'Decisions for you', none(decisions, 'No new date waits for a decision.')),
    groups: ungrouped(decisions.map((line) => decisionRow(line, texts))),
    things: counted(decisions.length, 'date'),
  }
}

function exceptionsSection({ exceptions, before }: ManagersNews, { texts }: ManagersView): Section {
  const nothing = before ? 'Nothing has slipped since the last digest.' : 'Nothing has been reported to slip.'
  return {
    ...list('exceptions', 'New exceptions', none(exceptions, nothing)),
    groups: ungrouped(exceptions.map((line) => exceptionRow(line, texts))),
    things: counted(exceptions.length, 'exception'),
  }
}

function overdueSection({ overdue, overdueCount, news }: ManagersDigest): Section {
  const groups = overdue.map(({ number, title, lines }) => ({
    title: priorityTitle(number, title),
    rows: lines.map((line) => overdueRow(line, number)),
  }))
  const listed = overdue.reduce((sum, { lines }) => sum + lines.length, 0)
  const elsewhere = overdueCount - listed
  const notes =
    overdueCount === 0
      ? ['Nothing is overdue.']
      : elsewhere > 0
        ? [
            `${listed === 0 ? counted(elsewhere, 'overdue action') : `${elsewhere} of ${counted(overdueCount, 'overdue action')}`} ${elsewhere === 1 ? 'stands' : 'stand'} under “New exceptions”.`,
          ]
        : []
  const heading = news?.before ? 'Still overdue' : 'Overdue'
  return { ...list('overdue', heading, notes), groups, things: counted(listed, 'overdue action') }
}

function completedSection({ completed, before }: ManagersNews, { texts }: ManagersView): Section {
  const nothing = before
    ? 'Nothing was completed since the last digest.'
    : 'Nothing has been completed so far.'
  return {
    ...list('completed', 'Completed', none(completed, nothing)),
    groups: ungrouped(completed.map((line) => completedRow(line, texts))),
    things: counted(completed.length, 'completed action'),
  }
}

function dueSoonSection({ dueSoon, dueSoonDays }: ManagersNews): Section {
  const nothing = `Nothing else is due in the next ${counted(dueSoonDays, 'day')}.`
  return {
    ...list('due-soon', 'Due soon', none(dueSoon, nothing)),
    groups: ungrouped(dueSoon.map(dueSoonRow)),
    things: counted(dueSoon.length, 'action'),
  }
}

function noUpdateSection(news: ManagersNews, { noUpdateYet, actionCount }: ManagersDigest): Section {
  const notes =
    noUpdateYet === 0
      ? ['Every action has an update.']
      : [`${noUpdateYet} of ${counted(actionCount, 'action')}:`]
  return {
    ...list('no-update', 'No update yet', notes),
    groups: ungrouped(news.withoutUpdate.flatMap(withoutUpdateRows)),
    things: counted(noUpdateYet, 'action without an update', 'actions without an update'),
  }
}

function changesSection(posted: ManagersDigest): Section {
  const { changes, news, lastPeriod } = posted
  const first = news === null ? lastPeriod === null : news.before === null
  return {
    ...list('changes', first ? 'Recorded so far' : 'What changed since the last digest', [
      ...(news ? [...news.signedOff.map(signedOffWords), movementWords(posted, news.before)] : []),
      ...none(changes, first ? 'No updates.' : 'No update was recorded since.'),
    ]),
    groups: ungrouped(changes.map((line) => changeRow(line, fullMomentInWords(line.recordedAt)))),
    things: counted(changes.length, 'update'),
  }
}

function list(
  name: SectionName,
  heading: string,
  notes: string[],
): Pick<Section, 'name' | 'heading' | 'notes'> {
  return { name, heading, notes }
}

function none(lines: readonly unknown[], words: string): string[] {
  return lines.length === 0 ? [words] : []
}

function ungrouped(rows: Row[]): Section['groups'] {
  return rows.length > 0 ? [{ title: null, rows }] : []
}
