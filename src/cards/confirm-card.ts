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
    heading: 'Please confirm',
    fallbackText: spokenLine(`${first} Open this message in Teams to confirm it.`),
    lines: [...lines, 'Nothing changes before you press the button.'].map((line) => ({
      line: plainLine(line),
    })),
    buttons: [button],
  })
  return { card, summary: shortLine(first, summaryLimit) }
}

/** What takes its place once it was pressed: what came of it, and no button. */
export function confirmedCard(
  { heading, sentence }: { heading: string; sentence: string },
  templates: CardTemplates,
): CardMessage {
  const line = plainLine(sentence)
  const card = bindCard(templates.confirm, {
    heading,
    fallbackText: spokenLine(sentence),
    lines: [{ line }],
    buttons: [],
  })
  return { card, summary: shortLine(sentence, summaryLimit) }
}
