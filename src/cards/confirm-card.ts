import { bindCard, type CardData } from './bind.ts'
import { summaryLimit, type CardMessage } from './card-message.ts'
import { plainLine, shortLine, spokenLine } from './escape.ts'
import type { CardTemplates } from './templates.ts'

/** Something that takes effect only when its button is pressed: what it is in words, and what the press carries. */
export type Confirmation = {
  lines: readonly string[]
  button: { title: string; verb: string; data: Record<string, CardData> }
}

/** A card that asks for one press before anything changes. */
export function confirmCard({ lines, button }: Confirmation, templates: CardTemplates): CardMessage {
  const first = lines[0] ?? ''
  const card = bindCard(templates.confirm, {
    fallbackText: spokenLine(`${first} Open this message in Teams to confirm it.`),
    lines: [...lines, 'Nothing changes before you press the button.'].map((line) => ({
      line: plainLine(line),
    })),
    buttons: [button],
  })
  return { card, summary: shortLine(first, summaryLimit) }
}
