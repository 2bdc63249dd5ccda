import type { NotMineView } from '../digest/not-mine.ts'
import { bindCard } from './bind.ts'
import { summaryLimit, type CardMessage } from './card-message.ts'
import { plainLine, plainLines, shortLine, spokenLine } from './escape.ts'
import type { CardTemplates } from './templates.ts'
import { fullMomentInWords } from './wording.ts'

/** Word for an administrator that an officer says an action is not theirs, whom they name instead, and what to do next. */
export function notMineCard(
  { planTitle, action, priority, said, open }: NotMineView,
  templates: CardTemplates,
): CardMessage {
  const label = plainLine(action.label)
  const who = plainLine(said.recordedBy)
  const instead = said.suggested === '' ? 'nobody' : `“${plainLine(said.suggested)}”`
  const summary = `${who} says that action ${label} is not theirs, and names ${instead} instead`
  const next = open
    ? [
        `If that is right: change the lead officer of ${label} in the plan’s file for priority ${plainLine(priority.number)}, and start the bot again. Until then ${who} goes on being asked.`,
        `If it is not: tell ${who}, who can press Undo or report on the action.`,
        'All that waits for this: npm run -s updates -- not-mine',
      ]
    : ['It was taken back, or they have reported on the action since: nothing to do any more.']
  const card = bindCard(templates['not-mine'], {
    fallbackText: spokenLine(`${summary}. ${next[0] ?? ''}`),
    about: plainLine(`${planTitle}, said ${fullMomentInWords(said.recordedAt)}`),
    said: `${summary}.`,
    label,
    priority: plainLine(`Priority ${priority.number}: ${priority.title}`),
    lines: plainLines(action.text),
    next: next.map((words) => ({ words })),
  })
  return { card, summary: shortLine(summary, summaryLimit) }
}
