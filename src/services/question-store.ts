import type { AnswerKind } from '../ask/answer.ts'

/** A question and how it was answered, without who asked it: nothing here leads back to a person. */
export type AskedQuestion = {
  /** The answer's own id, a uuid: whatever is pressed on that answer belongs to one row. */
  id: string
  /** What was typed, to at most 400 characters. */
  text: string
  answerKind: AnswerKind
  /** The kind of query that the question was taken for; blank where none was. */
  queryKind: string
  /** The day that the answer spoke of, ISO. */
  asOf: string
}

/** A question that was kept: on which London day (ISO), and what was pressed on its answer; null for nothing. */
export type KeptQuestion = AskedQuestion & { keptOn: string; helpful: boolean | null }

/** Questions to learn from, each deleted after the days that the settings name. */
export type QuestionStore = {
  /** Keeps a question that was not answered. One row a question, however often it is kept. */
  keep(question: AskedQuestion): Promise<void>
  /** Keeps whether an answer helped, with its question. Pressed again, the last press counts. */
  rate(question: AskedQuestion, helpful: boolean): Promise<void>
  /** Those that were not answered or whose answer did not help, newest first; all that are kept, or since an ISO day in London. */
  toLearnFrom(since: string | null): Promise<KeptQuestion[]>
  /** Deletes those whose days are over. Keeping and rating do the same. */
  purge(): Promise<void>
}
