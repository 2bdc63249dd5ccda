import type { LoadedPlan } from '../plan/library.ts'
import { isReasonShared, lastCorrection } from '../progress/corrections.ts'
import { counting, historyOf } from '../progress/history.ts'
import { revisionsOf } from '../progress/revisions.ts'
import { reasonName, typedTexts, type TypedText } from '../progress/typed-texts.ts'
import type { PlanUpdate, Report } from '../progress/update.ts'
import { changeLines } from './managers-changes.ts'
import type { ChangeLine, ManagersDigest } from './managers-posted.ts'

/** What managers may read of what was typed into a report; `taken-back` where it counts no more, or was corrected. */
export type ReportTexts = { kind: 'private' | 'taken-back' } | { kind: 'shared'; texts: readonly TypedText[] }

/** The managers' digest as it is drawn: as it was posted, with what came after it. */
export type ManagersView = {
  /** Identifies the digest in every press. */
  cardId: string
  planTitle: string
  posted: ManagersDigest
  /** By the sequence of each report that the digest points at. */
  texts: ReadonlyMap<number, ReportTexts>
  /** What was recorded after the digest was posted, newest first. The figures stay as they were. */
  sinceThen: ChangeLine[]
  /** Of the officers asked with this digest, how many have saved something since it was posted. */
  officersReplied: number
}

/** The digest as it was posted, with what came after the update numbered `postedSequence` and what may be read of the reports. */
export function managersView(
  { cardId, posted, postedSequence }: { cardId: string; posted: ManagersDigest; postedSequence: number },
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  officersReplied: number,
): ManagersView {
  return {
    cardId,
    planTitle: loaded.plan.shortTitle,
    posted,
    texts: textsOf(posted, updates),
    sinceThen: changeLines(loaded, updates, postedSequence),
    officersReplied,
  }
}

/** What stands of a report that was corrected: why it asks for a date, while that request goes on or has been decided. */
function stillAsked(report: Report, updates: readonly PlanUpdate[]): TypedText[] {
  const asked = revisionsOf(historyOf(report.actionKey, updates)).find(
    (revision) => revision.report.sequence === report.sequence,
  )
  const stands = asked !== undefined && asked.state !== 'replaced' && asked.state !== 'withdrawn'
  return stands ? typedTexts(report).filter(({ name }) => name === reasonName) : []
}

/** Read anew whenever the digest is drawn: what was taken out of a report, or taken back with it, is shown no more. */
function textsOf({ news }: ManagersDigest, updates: readonly PlanUpdate[]): Map<number, ReportTexts> {
  const wanted = new Set([
    ...(news?.decisions ?? []).map(({ report }) => report),
    ...(news?.exceptions ?? []).flatMap(({ reports }) => reports),
    ...(news?.completed ?? []).map(({ report }) => report),
  ])
  const reports = new Map(
    counting(updates).flatMap((update) =>
      update.kind === 'report' ? [[update.sequence, update] as const] : [],
    ),
  )
  return new Map(
    [...wanted].map((sequence): [number, ReportTexts] => {
      const report = reports.get(sequence)
      if (!report) return [sequence, { kind: 'taken-back' }]
      const last = lastCorrection(report, updates) ?? report
      const texts = last === report ? typedTexts(report) : stillAsked(report, updates)
      if (last !== report && texts.length === 0) return [sequence, { kind: 'taken-back' }]
      const isShared = last === report ? report.noteShared : isReasonShared(report, updates)
      const shown = isShared || texts.length === 0
      return [sequence, shown ? { kind: 'shared', texts } : { kind: 'private' }]
    }),
  )
}
