import type { Answer, Citation } from '../ask/answer.ts'
import { chartData } from './answer-charts.ts'
import { bindCard, type CardData } from './bind.ts'
import { messageSize, messageSizeLimit, summaryLimit, type Card } from './card-message.ts'
import { plainLine, plainLines, shortLine, spokenLine } from './escape.ts'
import { feedbackButtons, type RatedQuestion } from './feedback-buttons.ts'
import { foldedLines } from './folded-lines.ts'
import { questionButtons } from './question-button.ts'
import type { CardTemplates } from './templates.ts'
import { counted } from './wording.ts'

/**
 * An answer as a message and a card: the message is the answer's first line; the card has its other lines (the end of
 * a long list behind "Show all"), charts of figures that are compared, the facts, the source, a button for each follow-up, and two to say whether it helped. Without any of these there is no card.
 * Facts past the size limit are left out from the end, and the card says how many. `asked` is the question of a
 * button: unlike typed words it does not stand in the chat, so the card repeats it. `rated` is the question to be
 * kept with what is pressed; null for an answer that is not to be rated.
 */
export function answerCard(
  answer: Answer,
  templates: CardTemplates,
  { asked, rated = null }: { asked?: string | undefined; rated?: RatedQuestion | null } = {},
): { text: string; summary: string; card: Card | null } {
  const repeated = asked === undefined ? [] : [{ words: plainLine(`You asked: ${asked}`) }]
  const feedback = rated === null ? [] : [{ buttons: feedbackButtons(rated) }]
  const text = firstLine(answer.text)
  const summary = shortLine(text, summaryLimit)
  const draw = (factCount: number): Card => {
    const card = bindCard(templates.answer, {
      asked: repeated,
      ...answerData(answer, factCount),
      feedback,
    })
    const size = messageSize({ card, summary, text })
    return size <= messageSizeLimit || factCount === 0 ? card : draw(Math.floor((factCount * 3) / 4))
  }
  const more =
    plainLines(answer.text).length > 1 ||
    [answer.facts, answer.citations, answer.followUps, repeated, feedback].some((part) => part.length > 0)
  return { card: more ? draw(answer.facts.length) : null, summary, text }
}

function answerData(answer: Answer, factCount: number): Record<string, CardData> {
  const leftOut = answer.facts.length - factCount
  return {
    fallbackText: spokenLine(answer.text),
    ...lineData(answer),
    charts: chartData(answer),
    facts: answer.facts.slice(0, factCount).map(({ label, value }) => ({
      label: plainLine(label),
      lines: plainLines(value),
    })),
    leftOut:
      leftOut > 0
        ? [
            {
              words: `${counted(leftOut, 'more line')} would make this card too long. Ask about one priority or one person to see them.`,
            },
          ]
        : [],
    source: sourceWords(answer.citations).map((words) => ({ words })),
    followUps: answer.followUps.length > 0 ? [{ questions: questionButtons(answer.followUps) }] : [],
  }
}

function lineData(answer: Answer): Record<string, CardData> {
  const lines = plainLines(answer.text).map(({ line }) => line)
  const { shown, hidden, hiddenItems, closing } = foldedLines(lines.slice(1))
  const each = (some: readonly string[]) => some.map((line) => ({ line }))
  return {
    lines: each(shown),
    folded: hidden.length > 0 ? [{ words: `and ${hiddenItems} more`, lines: each(hidden) }] : [],
    closing: each(closing),
  }
}

/** "Source: CYPP 2011-12 (priority 7, p. 30; priority 8, p. 33)", one phrase for each plan; none when nothing is cited. */
function sourceWords(citations: readonly Citation[]): string[] {
  const places = new Map<string, Set<string>>()
  for (const { plan, where } of citations) {
    places.set(plan, (places.get(plan) ?? new Set()).add(where))
  }
  if (places.size === 0) return []
  const phrases = [...places].map(([plan, where]) => `${plan} (${[...where].join('; ')})`)
  return [plainLine(`Source: ${phrases.join('; ')}`)]
}

function firstLine(text: string): string {
  return plainLines(text)[0]?.line ?? ''
}
