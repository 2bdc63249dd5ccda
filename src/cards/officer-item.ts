import type { OfficerCardItem, OfficerCardView } from '../digest/officer-card.ts'
import { isClosed } from '../progress/status.ts'
import type { CardData } from './bind.ts'
import { plainLine, plainLines } from './escape.ts'
import { formData } from './officer-form.ts'
import { receiptData } from './officer-receipt.ts'
import type { Problem } from './problems.ts'
import { dueWords } from './standing-words.ts'
import { counted } from './wording.ts'

/** One action on an officer's card, in the words and names that the template asks for. */
export function officerItemData(
  item: OfficerCardItem,
  card: Pick<OfficerCardView, 'rules' | 'officer' | 'standIn'>,
  problems: readonly Problem[],
): CardData {
  const { action, priority, standing, state } = item
  return {
    label: plainLine(action.label),
    priority: plainLine(`Priority ${priority.number}: ${priority.title}`),
    lines: plainLines(action.text),
    late:
      standing.overdue && !isSettled(item)
        ? [{ words: `${counted(standing.overdue.daysLate, 'day')} late` }]
        : [],
    due: dueWords(standing),
    forms: state.kind === 'form' ? [formData({ item, state, rules: card.rules, problems })] : [],
    receipts: state.kind === 'receipt' ? [receiptData(item, state, card, problems)] : [],
  }
}

/** Whether the update that answered the action leaves nothing of it to be late. */
export function isSettled({ state }: OfficerCardItem): boolean {
  return state.kind === 'receipt' && isClosed(state.now.stage)
}
