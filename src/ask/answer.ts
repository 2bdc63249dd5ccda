import type { Query } from './query.ts'

/** `unknown` is a plain "the plan does not say"; `clarify` asks which of several things was meant. */
export type AnswerKind = 'answer' | 'clarify' | 'unknown' | 'smalltalk'

/** Where a fact stands: the plan's short title, and the place in it ("priority 7, p. 30"). */
export type Citation = { plan: string; where: string }

/** Figures of one unit side by side. Each bar says of where, whom and when it is, and has its value as printed. */
export type Chart = {
  title: string
  unit: string
  bars: { label: string; value: number; printed: string }[]
}

/**
 * What the engine says, before any channel dresses it. All strings are plain text: not Markdown, not HTML,
 * and words that people typed (notes, questions) stand in them as typed, so whoever renders must escape.
 */
export type Answer = {
  kind: AnswerKind
  /** One or two plain sentences that stand on their own. Lines are separated by "\n". */
  text: string
  /** Details in reading order; each stands on its own line of a card. */
  facts: { label: string; value: string }[]
  citations: Citation[]
  /** Only where figures are compared. The text says the same figures, so a channel may leave the charts out. */
  charts?: Chart[]
  /** Up to three questions that a button may ask; pressing one does what typing its words does. */
  followUps: string[]
  /** The query that was executed, null when none was understood. */
  query: Query | null
}
