import { feedbackVerb, readFeedbackPress } from '../cards/feedback-buttons.ts'
import { noticeSentence } from '../cards/sentences.ts'
import { reportFault } from '../services/faults.ts'
import type { RateAnswer } from '../services/learn-from-questions.ts'
import type { Log } from '../services/ports.ts'
import { withinLimit } from '../services/time-limit.ts'
import { invokeLimitMs } from './in-time.ts'
import type { Application } from './sdk.ts'

type Needs = { rateAnswer: RateAnswer; log: Log }

/** Presses on "This helped" and "This did not help". Who pressed is not looked at. A handler never throws to the SDK. */
export function routeFeedback(app: Application, needs: Needs): void {
  app.adaptiveCards.actionExecute(feedbackVerb, (_context, _state, data) =>
    withinLimit(answerPress(needs, data), invokeLimitMs, () =>
      noticeSentence({ kind: 'rating-not-confirmed' }),
    ),
  )
}

/** What the presser is told. */
async function answerPress(needs: Needs, data: unknown): Promise<string> {
  try {
    const press = readFeedbackPress(data)
    if (!press) return noticeSentence({ kind: 'unreadable-rating' })
    await needs.rateAnswer(press.question, press.helpful)
    return noticeSentence({ kind: 'rated', helpful: press.helpful })
  } catch (error) {
    return noticeSentence({
      kind: 'unexpected-on-rating',
      reference: reportFault(needs.log, error, 'feedback press'),
    })
  }
}
