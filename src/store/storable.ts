import { z } from 'zod'

/** Text without what PostgreSQL cannot hold (NUL, halves of a surrogate pair); anything else stays as typed. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** A JSON value with every text in it made storable. */
export function storableJson(value: unknown): unknown {
  const cleaned = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  )
  return JSON.parse(cleaned)
}

/** Whether a text can be a uuid; ids come back from cards, so they may be anything. */
export function isUuid(text: string): boolean {
  return z.guid().safeParse(text).success
}
