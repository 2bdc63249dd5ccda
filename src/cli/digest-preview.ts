import { managersCard } from '../cards/managers-card.ts'
import { officerCard } from '../cards/officer-card.ts'
import type { PreviewChoice } from '../cards/preview-words.ts'
import type { CardTemplates } from '../cards/templates.ts'
import { officerCardView } from '../digest/officer-card.ts'
import type { DigestPreview } from '../services/preview-digest.ts'
import type { Plans } from '../services/ports.ts'

/** The preview with the very cards that would be sent. */
export function previewAsJson(
  needs: { plans: Plans; templates: CardTemplates },
  preview: DigestPreview,
  choice: PreviewChoice,
): string {
  const messages = preview.deliveries.flatMap((delivery) => {
    const { content, recipient } = delivery
    if (content.kind === 'managers') {
      const own = preview.channels.find(({ channel }) => channel === recipient)
      return choice.officer === null && own
        ? [{ recipient, reach: own.reach, ...managersCard(own.view, needs.templates) }]
        : []
    }
    if (content.kind !== 'officer' || (choice.officer !== null && recipient !== choice.officer)) return []
    const reach = preview.recipients.find(({ digest }) => digest.officer === recipient)?.reach
    // The id is given when the card is queued; the preview has none.
    const view = officerCardView(
      { cardId: 'preview', ...content },
      needs.plans.library.current,
      preview.updates,
    )
    return [{ recipient, reach, ...officerCard(view, needs.templates) }]
  })
  return JSON.stringify({ asOf: choice.asOf, periodStart: preview.periodStart, messages }, null, 2)
}
