import type { Weighed } from '../ask/judging/evidence.ts'
import type { Part } from '../ask/ask.ts'
import type { Step } from '../ask/several-questions/steps.ts'

/** How many of the candidates of a question are worth showing. */
const mostShown = 6

/** How a message was understood, for whoever tends the vocabulary: words, what they mention, candidates and the chosen query. */
export function explanation(steps: readonly Step[]): string {
  const parts = steps.flatMap((step) =>
    step.parts.map((part) => [`“${step.clause.text}”`, ...partLines(part)]),
  )
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}

function partLines({ loaded, reading, understanding, query }: Part): string[] {
  const words = reading.tokens.map(({ text, stem }) => (text === stem ? text : `${text} (${stem})`))
  const at = (tokens: readonly number[]) => tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
  const spans = [...reading.agencies, ...reading.places, ...reading.cohorts, ...reading.themes]
  const mentions = [
    ...reading.refs.map(
      ({ said, keys }) => `${said} = ${keys.length > 0 ? keys.join(' or ') : 'no such number'}`,
    ),
    ...reading.people.map(({ said, people }) => `${said} = ${people.join(' or ')}`),
    ...reading.ranges.map(({ range }) => range.words),
    ...reading.plans.map(({ said, planId }) => `${said} = ${planId ?? 'a plan that is not loaded'}`),
    ...reading.tags.map(({ of, name }) => `${of} ${name}`),
    ...spans.map(({ meaning }) => meaning),
  ]
  const asked = [...reading.aspects].map(([aspect, tokens]) => `${aspect} (${at([...tokens])})`)
  const none = 1 - understanding.candidates.reduce((sum, { score }) => sum + score, 0)
  return [
    `  Plan: ${loaded.plan.shortTitle}`,
    `  Words: ${words.join(', ')}`,
    `  Mentions: ${mentions.length > 0 ? mentions.join('; ') : 'nothing by name or number'}`,
    `  Asks for: ${asked.length > 0 ? asked.join(', ') : 'nothing in particular'}`,
    '  Candidates, likeliest first:',
    ...understanding.candidates.slice(0, mostShown).map(candidateLine),
    `    ${Math.max(0, none).toFixed(2)}  none of them`,
    `  ${understanding.guesses.length > 0 ? 'Offered as a guess' : understanding.sure ? 'Answered' : 'Not answered'}: ${JSON.stringify(query)}`,
  ]
}

function candidateLine({ score, rule, coverage, leftOver, query }: Weighed): string {
  const left = leftOver.length > 0 ? `, leaves out “${leftOver.join('”, “')}”` : ''
  return `    ${score.toFixed(2)}  ${query.kind}, ${rule}: explains ${String(Math.round(100 * coverage))}%${left}`
}
