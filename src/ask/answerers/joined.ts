import type { Answer } from '../answer.ts'
import { guessBeside, guessesTogether } from './unsure.ts'

/** One answer of several: texts one after another, the surest kind first. */
export function joined(answers: readonly Answer[]): Answer {
  const first = answers[0]
  if (!first)
    return {
      kind: 'unknown',
      text: 'Please ask a question about the plan.',
      facts: [],
      citations: [],
      followUps: [],
      query: null,
    }
  if (answers.length === 1) return first
  const every = answers.flatMap((answer) => answer.charts ?? [])
  const charts = [...new Map(every.map((chart) => [JSON.stringify(chart), chart])).values()]
  const best = answers.find((answer) => answer.kind === 'answer') ?? first
  const guesses = answers.filter((answer) => answer.kind === 'clarify')
  if (best.kind === 'answer' && guesses.length > 0) {
    const said = joined(answers.filter((answer) => answer.kind !== 'clarify'))
    const beside = guesses.flatMap((guess) => guessBeside(guess.text, said.text) ?? [])
    return { ...said, text: [said.text, ...beside].join('\n') }
  }
  return {
    kind: best.kind,
    text:
      guesses.length === answers.length
        ? guessesTogether(guesses.map((answer) => answer.text))
        : joinedText(answers.map((answer) => answer.text)),
    facts: answers.flatMap((answer) => answer.facts),
    citations: answers.flatMap((answer) => answer.citations),
    ...(charts.length > 0 ? { charts } : {}),
    followUps: [...new Set(answers.flatMap((answer) => answer.followUps))].slice(0, 3),
    query: best.query,
  }
}

/** The first lines of all in one, because a chat message shows no more; then every other line once. */
function joinedText(texts: readonly string[]): string {
  const lines = texts.map((text) => text.split('\n'))
  const first = [...new Set(lines.map((each) => each[0] ?? ''))].join(' ')
  return [first, ...new Set(lines.flatMap((each) => each.slice(1)))].join('\n')
}
