import { Temporal } from 'temporal-polyfill'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard } from './bind.ts'
import type { CardMessage } from './card-message.ts'
import { plainLine } from './escape.ts'
import { questionButtons } from './question-button.ts'
import { nothingDueSentence } from './sentences.ts'
import type { CardTemplates } from './templates.ts'

/** For an officer who asked for their card and has nothing overdue or due in the next `dueSoonDays` days of `asOf` (ISO day). */
export function nothingDueCard(
  officer: { officer: string; actionCount: number; planTitle: string; asOf: string; dueSoonDays: number },
  templates: CardTemplates,
): CardMessage {
  const until = Temporal.PlainDate.from(officer.asOf).add({ days: officer.dueSoonDays }).toString()
  const sentence = nothingDueSentence(officer.actionCount, until)
  const card = bindCard(templates['nothing-due'], {
    fallbackText: sentence,
    sentence,
    about: plainLine(`${officer.officer}, ${officer.planTitle}, as at ${dayInWords(officer.asOf)}`),
    followUps: officer.actionCount > 0 ? questionButtons(['What are my actions?']) : [],
  })
  return { card, summary: sentence }
}
