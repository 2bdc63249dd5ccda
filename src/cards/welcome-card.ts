import { dayInWords } from '../progress/day-words.ts'
import { bindCard } from './bind.ts'
import type { CardMessage } from './card-message.ts'
import { plainLine, spokenLine } from './escape.ts'
import { questionButtons } from './question-button.ts'
import type { CardTemplates } from './templates.ts'

/** What the welcome and the help speak of. */
export type Introduction = {
  planTitle: string
  /** ISO day. */
  asOf: string
  /** Whether that day was set for a demonstration and is not today. */
  demonstration: boolean
  /** Up to three questions to try, each a button. */
  examples: readonly string[]
}

/** Says what the bot can do, when it is installed. */
export function welcomeCard(introduction: Introduction, templates: CardTemplates): CardMessage {
  return introductionCard(
    'Plan Assistant',
    'Plan Assistant is ready for your questions.',
    introduction,
    templates,
  )
}

/** The same, for somebody who asks for help. */
export function helpCard(introduction: Introduction, templates: CardTemplates): CardMessage {
  return introductionCard('What you can ask', 'What you can ask Plan Assistant', introduction, templates)
}

function introductionCard(
  heading: string,
  summary: string,
  { planTitle, asOf, demonstration, examples }: Introduction,
  templates: CardTemplates,
): CardMessage {
  const day = dayInWords(asOf)
  const card = bindCard(templates.welcome, {
    fallbackText: spokenLine(`${summary} Type a question about ${planTitle}.`),
    heading,
    about: plainLine(`I answer from ${planTitle} and the updates that officers record, as at ${day}.`),
    demonstration: demonstration
      ? [{ words: `This is a demonstration. It speaks as if today were ${day}.` }]
      : [],
    examples: questionButtons(examples),
  })
  return { card, summary }
}
