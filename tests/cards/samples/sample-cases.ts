import type { Card, CardMessage } from '../../../src/cards/card-message.ts'
import type { CardTemplates } from '../../../src/cards/templates.ts'

/** Makes one message with the product's own builders, the same at every call. */
export type MakeSample = (templates: CardTemplates) => CardMessage

/**
 * The samples of one template. `empty` is the least that its card can hold; where a card always holds the same, it is
 * the reason why there is none, as a sentence. `worst` has the longest texts, the most rows, what people type to break
 * a card, and everything amiss.
 */
export type SampleCases = { empty: MakeSample | string; usual: MakeSample; worst: MakeSample }

/** The message of an answer, which may go without a card: throws where it does, since there is nothing to show. */
export function withCard({ card, summary }: { card: Card | null; summary: string }): CardMessage {
  if (card === null) throw new Error('This answer has no card.')
  return { card, summary }
}
