import type { Query } from '../query.ts'
import { factLimit, shorten, type Reply } from './answerer.ts'

/** What was probably meant: a query, and the reply to it. */
export type Guess = { query: Query; reply: Reply }

const opening = 'I am not sure that I understood you. This may be what you asked for:'
const between = 'Or this:'
const alsoAsked = 'And this:'
/** Beside another, a reply is shortened to so many characters. */
const firstOfTwo = 850
/** What a guess is not shortened below, however long the answer before it. */
const leastRoom = 300

/** The first of these guesses that tells something which the one shown before it does not; null where none does. */
export function besideGuess(first: Guess, others: readonly (() => Guess)[]): Guess | null {
  const told = sentencesOf(first.reply)
  for (const guess of others) {
    const other = guess()
    // An entry of a list may go on with its date and officer the first time.
    const isTold = (sentence: string) =>
      told.some((each) => each === sentence || (sentence.startsWith('•') && each.startsWith(sentence)))
    if (!sentencesOf(other.reply).every(isTold)) return other
  }
  return null
}

function sentencesOf({ answer }: Reply): string[] {
  return answer.text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.!?:])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** What a second reading says, without the quotations and notes that the first one gives already; an entry of a list stays. */
function notTwice(text: string, said: string): string {
  const told = new Set(said.split('\n'))
  return text
    .split('\n')
    .filter((line, i) => i === 0 || line.startsWith('- ') || !told.has(line))
    .join('\n')
}

/**
 * The likeliest replies, offered as what they are: nothing is claimed to be the answer. The conversation goes on
 * about the first of them, as surely as that is known to be the right thing.
 */
export function answerUnsure([first, second]: readonly [Guess, Guess | null], rightThing = false): Reply {
  const { answer, mentioned } = first.reply
  const own = second === null ? answer.text : shortened(answer.text, firstOfTwo)
  const room = factLimit - own.length - opening.length - between.length - 4
  const other = second === null ? [] : [between, shortened(notTwice(second.reply.answer.text, own), room)]
  return {
    answer: {
      ...answer,
      kind: 'clarify',
      text: [opening, own, ...other].join('\n'),
      citations: [...answer.citations, ...(second?.reply.answer.citations ?? [])].slice(0, 8),
      followUps: [...new Set([...answer.followUps, ...(second?.reply.answer.followUps ?? [])])].slice(0, 3),
    },
    mentioned: { ...mentioned, guessed: !rightThing },
  }
}

/** Beside an answer that is sure, only the first of the guesses, and nothing that the answer says already; null where nothing is left. */
export function guessBeside(text: string, said: string): string | null {
  const own = text.split(`\n${between}\n`)[0] ?? text
  const lines = own.split('\n').filter((line) => line !== opening)
  if (lines.every((line) => said.includes(line))) return null
  const room = Math.max(leastRoom, factLimit - said.length - opening.length - 2)
  return [opening, shortened(lines.join('\n'), room)].join('\n')
}

/** The first guess for each of several questions, under one opening. */
export function guessesTogether(texts: readonly string[]): string {
  const room = Math.floor((factLimit - opening.length) / texts.length) - between.length - 2
  const each = texts.map((text) =>
    shortened((text.split(`\n${between}\n`)[0] ?? text).replace(`${opening}\n`, ''), room),
  )
  return [opening, [...new Set(each)].join(`\n${alsoAsked}\n`)].join('\n')
}

/** Whole lines, as many as fit; the first is cut where it alone is too long. */
function shortened(text: string, length: number): string {
  const kept: string[] = []
  for (const line of text.split('\n')) {
    if ([...kept, line].join('\n').length > length) break
    kept.push(line)
  }
  return kept.length > 0 ? kept.join('\n') : shorten(text, length)
}
