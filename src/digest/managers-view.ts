import type { LoadedPlan } from '../plan/library.ts'
import { counting } from '../progress/history.ts'
import { typedTexts, type TypedText } from '../progress/typed-texts.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { changeLines } from './managers-changes.ts'
import type { ChangeLine, ManagersDigest } from './managers-posted.ts'

/** What managers may read of what was typed into a report; `taken-back` where it counts no more. */
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
      const texts = typedTexts(report)
      const shown = report.noteShared || texts.length === 0
      return [sequence, shown ? { kind: 'shared', texts } : { kind: 'private' }]
    }),
  )
}
