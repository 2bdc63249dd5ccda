import { pendingDates } from '../../digest/managers-news.ts'
import { rightTo, type Subject } from '../../progress/permissions.ts'
import { standingsOf } from '../../progress/standing.ts'
import { approvalRequests, type ApprovalNeeds } from '../approval/ask-for-approval.ts'
import { withCovers } from '../officer-card/press.ts'
import { presserOf } from '../people.ts'
import type { Clock, Cover, CoverStore, Outbox, Plans, SentRequest, UpdateStore } from '../ports.ts'

export type AskAgainNeeds = ApprovalNeeds & {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  outbox: Pick<Outbox, 'requestsSent' | 'requestAgain'>
  covers: Pick<CoverStore, 'on'>
  clock: Clock
  /** Sign-in names or object ids. */
  administrators: readonly string[]
}

/**
 * Sends each date that waits to whoever decides on it now, where nobody who was sent the request may decide any more: an
 * approver who was taken out of the settings, a lead whom the plan of today does not name; or where nobody could be sent it.
 * Safe to call at any time and from several instances. Gives how many dates were asked about anew.
 */
export async function askAgain(needs: AskAgainNeeds): Promise<number> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const today = needs.clock.today()
  const [updates, covers] = await Promise.all([needs.updates.all(planId), needs.covers.on(planId, today)])
  const waiting = pendingDates(standingsOf(loaded, updates, today))
  if (waiting.length === 0) return 0
  const sent = await needs.outbox.requestsSent(
    planId,
    waiting.map(({ revision }) => revision.report.activityId),
  )
  let asked = 0
  for (const { standing, revision } of waiting) {
    const { action } = standing
    const { report } = revision
    const known = sent.filter(({ activityId }) => activityId === report.activityId)
    const subject = { action, loaded, about: report }
    const able = await Promise.all(known.map((request) => mayDecide(needs, request, subject, covers)))
    if (able.includes(true)) continue
    const messages = await approvalRequests(needs, report, report, { action, loaded, covers })
    const request = { planId, activityId: report.activityId, known: known.length }
    if (messages.length > 0 && (await needs.outbox.requestAgain(request, messages))) asked++
  }
  return asked
}

/** Whether somebody who was sent a request may still decide on it: by what a press on it would be held to. */
async function mayDecide(
  needs: AskAgainNeeds,
  { recipient, to }: SentRequest,
  subject: Subject,
  covers: readonly Cover[],
): Promise<boolean> {
  const account = to === 'lead' ? null : await needs.directory.accountBySignIn(recipient)
  if (to === 'approver' && account === null) return false
  const person = account
    ? presserOf(account, needs)
    : {
        ...{ accountId: '', personName: recipient, displayName: recipient },
        ...{ administrator: false, approver: false },
      }
  return rightTo('approve', withCovers(person, covers), subject) !== null
}
