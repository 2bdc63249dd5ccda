import { reportFault } from '../services/faults.ts'
import type { Log } from '../services/ports.ts'

/** Teams gives up on an invoke after about 5 seconds and shows "unable to reach app", though the save may have worked. */
export const invokeLimitMs = 4000

/** How a press is answered: what it comes to, what to say when that takes too long or fails, and what to do afterwards. */
export type TimedPress<Result, Answer> = {
  work: () => Promise<Result>
  answer: (result: Result) => Answer
  /** The answer when time is up: "not confirmed yet". */
  late: () => Answer
  /** The answer to a fault of ours, with the reference under which it is logged. */
  failed: (reference: string) => Answer
  /** The same in a sentence alone, for when not even that can be drawn. Must not throw. */
  failedPlainly: (reference: string) => Answer
  /** Called once a late press has come to its end, after the turn; null where it failed. */
  afterwards: (result: Result | null) => Promise<void>
}

/** Answers within `limitMs` whatever the work does, and never throws: the SDK would answer 501 with an empty body. */
export async function answerInTime<Result, Answer>(
  log: Log,
  { work, answer, late, failed, failedPlainly, afterwards }: TimedPress<Result, Answer>,
  limitMs: number = invokeLimitMs,
): Promise<Answer> {
  const ended = work().then(
    (result) => ({ result }),
    (error: unknown) => ({ reference: reportFault(log, error, 'card press') }),
  )
  const inTime = await new Promise<Awaited<typeof ended> | null>((resolve) => {
    const timer = setTimeout(() => {
      resolve(null)
    }, limitMs)
    void ended.then((end) => {
      clearTimeout(timer)
      resolve(end)
    })
  })
  try {
    if (inTime !== null) return 'result' in inTime ? answer(inTime.result) : failed(inTime.reference)
    void ended
      .then((end) => afterwards('result' in end ? end.result : null))
      .catch((error: unknown) => reportFault(log, error, 'after a late press'))
    return late()
  } catch (error) {
    return failedPlainly(reportFault(log, error, 'drawing an answer'))
  }
}
