import { reportFault } from './faults.ts'
import { isAboutOneChild } from './one-child.ts'
import type { Log, Plans } from './ports.ts'
import type { AskedQuestion, QuestionStore } from './question-store.ts'

/** Keeps a question that was not answered; any other, and null, is let go. Never throws: an answer has been given already. */
export type KeepUnanswered = (question: AskedQuestion | null) => Promise<void>

/** Keeps whether an answer helped. Safe to repeat; the last press counts. */
export type RateAnswer = (question: AskedQuestion, helpful: boolean) => Promise<void>

type Needs = { questions: QuestionStore; plans: Plans; log: Log }

export function makeKeepUnanswered({ questions, log }: Pick<Needs, 'questions' | 'log'>): KeepUnanswered {
  return async (question) => {
    if (question?.answerKind !== 'unknown') return
    try {
      await questions.keep(question)
    } catch (error) {
      reportFault(log, error, 'keeping a question')
    }
  }
}

export function makeRateAnswer({ questions, plans }: Pick<Needs, 'questions' | 'plans'>): RateAnswer {
  return async (question, helpful) => {
    // A press brings the words back from the card. Words that the vocabulary has since learnt to be about a child,
    // or that did not come from our card, are not stored either.
    const { answer } = plans.engine({
      ...{ text: question.text, asOf: question.asOf },
      ...{ updates: [], asker: null, memory: null, safeguarding: null },
    })
    if (isAboutOneChild(answer)) return
    await questions.rate(question, helpful)
  }
}
