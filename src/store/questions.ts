import { and, desc, eq, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { AskedQuestion, KeptQuestion, QuestionStore } from '../services/question-store.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { question } from './schema.ts'
import { storableText } from './storable.ts'

const keptOn = sql<string>`to_char(${question.keptAt} at time zone 'Europe/London', 'YYYY-MM-DD')`

/** Questions in PostgreSQL, by the database's clock, each for `keptDays`. Whatever is kept or rated also removes what is too old. */
export function createQuestionStore({ db }: Database, keptDays: number): QuestionStore {
  const oldest = sql`now() - ${keptDays} * interval '1 day'`
  const tooOld = lt(question.keptAt, oldest)
  /** Rows that another statement is at already are left to it. */
  const expired = (exceptId: string) =>
    db
      .select({ id: question.id })
      .from(question)
      .where(and(tooOld, ne(question.id, exceptId)))
      .for('update', { skipLocked: true })
  const insert = (asked: AskedQuestion, helpful: boolean | null) => {
    const deleted = db.$with('deleted').as(
      db
        .delete(question)
        .where(inArray(question.id, expired(asked.id)))
        .returning({ id: question.id }),
    )
    return db
      .with(deleted)
      .insert(question)
      .values({ ...rowOf(asked), helpful })
  }
  return {
    keep: (asked) =>
      withPlainErrors(async () => {
        await insert(asked, null).onConflictDoNothing()
      }),
    rate: (asked, helpful) =>
      withPlainErrors(async () => {
        await insert(asked, helpful).onConflictDoUpdate({ target: question.id, set: { helpful } })
      }),
    toLearnFrom: (since) =>
      withPlainErrors(async () => {
        const rows = await db
          .select({
            ...{ id: question.id, text: question.text, asOf: question.asOf },
            ...{ answerKind: question.answerKind, queryKind: question.queryKind },
            ...{ helpful: question.helpful, keptOn },
          })
          .from(question)
          .where(
            and(
              or(eq(question.answerKind, 'unknown'), eq(question.helpful, false)),
              gte(question.keptAt, oldest),
              since === null
                ? undefined
                : gte(question.keptAt, sql`${since}::date::timestamp at time zone 'Europe/London'`),
            ),
          )
          .orderBy(desc(question.keptAt))
        return rows satisfies KeptQuestion[]
      }),
    purge: () =>
      withPlainErrors(async () => {
        await db.delete(question).where(tooOld)
      }),
  }
}

function rowOf({ id, text, answerKind, queryKind, asOf }: AskedQuestion): typeof question.$inferInsert {
  return { id, text: storableText(text), answerKind, queryKind: storableText(queryKind), asOf }
}
