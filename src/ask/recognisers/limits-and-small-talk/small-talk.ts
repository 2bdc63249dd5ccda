import { makePhraseBook, wordsOf } from '../../words/phrase-book.ts'
import type { QueryOf } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { hasWord, topicUnits, type Recogniser } from '../../recogniser.ts'
import type { Vocabulary } from '../../vocabulary.ts'

type What = QueryOf<'smalltalk'>['what']

/** Greetings, thanks, goodbyes and requests for help: only where a message says little else. */
export function smalltalk(vocabulary: Vocabulary): Recogniser {
  const books = (Object.keys(vocabulary.smalltalk) as What[]).map((what) => ({
    what,
    book: makePhraseBook(vocabulary.smalltalk[what].map((phrase) => [phrase, what] as const)),
  }))
  return (reading, { subjects }) =>
    books.flatMap(({ what, book }) => {
      const claims = wordsOf(book.longest(reading.tokens))
      if (claims.size === 0) return []
      if (reading.refs.length + reading.people.length > 0) return []
      // "That will do for today" names a day in passing; "cheers, what about May?" asks about one.
      const passing = reading.ranges.filter(({ tokens }) => tokens.every((i) => nowish(reading, i)))
      if (passing.length < reading.ranges.length) return []
      // "How do they find that out?" begins like "how do", and greets nobody.
      if (what === 'greeting' && asksHow(reading, claims)) return []
      if (what !== 'help' && what !== 'greeting' && isQuestion(reading, claims)) return []
      // "Who helps to staff it?" asks for no help.
      if (what === 'help' && claims.size === 1 && hasWord(reading, /^(who|whos|whose|which|when|where)$/))
        return []
      for (const { tokens } of passing) for (const i of tokens) claims.add(i)
      const left = topicUnits(reading, claims).reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
      const strength = what === 'help' ? 0.93 : what === 'bye' ? 0.92 : what === 'thanks' ? 0.91 : 0.9
      const rest = reading.tokens.length - claims.size
      const fit =
        left > 0.5 || (what !== 'help' && rest > 8) || (what === 'help' && rest > 4) ? 0.3 : strength
      return [{ query: { kind: 'smalltalk', what }, fit, claims, about: [], rule: 'smalltalk' }]
    })
}

/** Whether a word of a date only says that the conversation is over for now. */
function nowish(reading: Reading, index: number): boolean {
  return /^(today|tonight|tomorrow|this|next|week|for|the|until|till|on|by)$/.test(
    reading.tokens[index]?.text ?? '',
  )
}

/** Whether the greeting is "how …" and the message goes on with what is asked. */
function asksHow({ tokens }: Reading, claims: ReadonlySet<number>): boolean {
  return tokens.some(
    ({ text, after, index }) =>
      /^(do|does|are|is)$/.test(text) &&
      tokens[index - 1]?.text === 'how' &&
      claims.has(index) &&
      after === '' &&
      tokens[index + 1] !== undefined &&
      !claims.has(index + 1),
  )
}

/** "Just what I needed" asks nothing; "who's got it?" holds the thanks "got it", and asks all the same. */
function isQuestion({ tokens }: Reading, claims: ReadonlySet<number>): boolean {
  const asking = /^(who|whos|whose|whom|what|which|when|where|why|how|many|list)$/
  return tokens.some(({ text, after, index }) => after === '?' || (asking.test(text) && !claims.has(index)))
}
