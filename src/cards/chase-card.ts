import type { ChaseView, UnansweredAction } from '../digest/chase.ts'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard, type CardData } from './bind.ts'
import { summaryLimit, type CardMessage } from './card-message.ts'
import { plainLine, shortLine, spokenLine } from './escape.ts'
import { dueWords } from './standing-words.ts'
import type { CardTemplates } from './templates.ts'
import { counted } from './wording.ts'

/** How many actions are listed; whoever has more reads how many, and where they all are. */
const mostActions = 20
/** Of an action's words only the beginning is said: their whole stands on the officer's card. */
const longestText = 160

/** A reminder of a card that has had no answer, or word of those who have not answered. */
export function chaseCard(view: ChaseView, templates: CardTemplates): CardMessage {
  const { actions } = view
  const words = wordsOf(view)
  const left = actions.length - mostActions
  const card = bindCard(templates.chase, {
    fallbackText: spokenLine(`${words.summary}. ${actions.length === 0 ? '' : words.next}`),
    heading: words.heading,
    about: plainLine(words.about),
    lines: [`${words.summary}.`, ...words.lines].map((line) => ({ line: plainLine(line) })),
    officers: byOfficer(actions.slice(0, mostActions), view.kind === 'unanswered'),
    more: left > 0 ? [{ words: `… and ${counted(left, 'more action', 'more actions')}.` }] : [],
    next: actions.length === 0 ? [] : [{ words: words.next }],
    buttons:
      actions.length > 0 && view.kind === 'nudge' ? [{ title: 'Send me my card', question: 'my card' }] : [],
  })
  return { card, summary: shortLine(words.summary, summaryLimit) }
}

type Words = { heading: string; about: string; summary: string; lines: string[]; next: string }

function wordsOf(view: ChaseView): Words {
  const { planTitle, asOf, actions } = view
  const waiting = `${counted(actions.length, 'action')} ${actions.length === 1 ? 'waits' : 'wait'}`
  if (view.kind === 'nudge') {
    const whose =
      view.standIn === undefined ? 'your card' : `the card of ${view.officer}, for whom you stand in,`
    const sent =
      view.standIn === undefined
        ? `${whose} of ${dayInWords(view.askedOn)}`
        : `${whose} sent on ${dayInWords(view.askedOn)}`
    return {
      heading: 'A reminder',
      about: `${planTitle}, as at ${dayInWords(asOf)}`,
      summary:
        actions.length === 0 ? `Nothing on ${sent} waits any more` : `${waiting} for an answer on ${sent}`,
      lines: actions.length === 0 ? ['Thank you. There is nothing to do.'] : [],
      next:
        view.standIn === undefined
          ? 'Answer on that card, further up in this chat, or have it sent again. Where nothing has changed, “No change” is an answer, and one press.'
          : 'Answer on that card if you have it, or have it sent: “Send me my card” brings it with your own. Where nothing has changed, “No change” is an answer, and one press.',
    }
  }
  const officers = new Set(actions.map(({ officer }) => officer)).size
  const have = officers === 1 ? 'has' : 'have'
  const role =
    view.to === 'lead'
      ? 'you lead the priority'
      : 'you are a plan administrator, and no lead of the priority can be told'
  return {
    heading: 'Cards without an answer',
    about: `${planTitle}, as at ${dayInWords(asOf)}`,
    summary:
      actions.length === 0
        ? 'Nothing that this message named waits for you any more'
        : `${counted(officers, 'officer')} ${have} answered nothing on the card that they were sent: ${waiting}`,
    lines:
      actions.length === 0
        ? ['There is nothing to do.']
        : [
            `You are told because ${role}. It is said in private: managers read only how many have not replied.`,
          ],
    next:
      view.to === 'lead'
        ? 'Speak with them. You may also report on an action yourself: write, for example, “2.3 in progress, contract out to tender”.'
        : 'Speak with them, or see whether somebody else should lead the action. You may also report on it yourself: write, for example, “2.3 in progress, contract out to tender”.',
  }
}

function byOfficer(actions: readonly UnansweredAction[], named: boolean): CardData[] {
  return [...Map.groupBy(actions, ({ officer }) => officer)].map(([officer, theirs]) => ({
    names: named ? [{ officer: plainLine(officer) }] : [],
    actions: theirs.map(({ action, priority, standing }) => ({
      label: plainLine(action.label),
      priority: plainLine(`Priority ${priority.number}: ${priority.title}`),
      text: shortLine(action.text, longestText),
      when: standing.overdue
        ? `${counted(standing.overdue.daysLate, 'day')} late. ${dueWords(standing)}`
        : dueWords(standing),
    })),
  }))
}
