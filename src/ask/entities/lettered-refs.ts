import type { LoadedPlan } from '../../plan/library.ts'
import { makePhraseBook, type PhraseBook } from '../words/phrase-book.ts'
import { tokenise, type Token, positions } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'

/** Finds the numbers of a plan that numbers with letters: "A2", "ambition B", "G1.3", and those of its kind that it does not have. */
export type FindLettered = (tokens: readonly Token[]) => RefMention[]

/** A number with letters in it: "A2", "1a", "G1.3"; service management priorities are found apart. */
const lettered = /^(?!smp)[a-z]{0,3}\.?\d+(\.\d+)*[a-z]?$|^(?!smp)[a-z]{1,2}$/i

/**
 * Prepares finding them for one plan. A letter alone names a priority only after a word for one ("ambition B"): it may be a
 * word of its own. A letter with a figure of the same shape as the plan's own names an action that is not there.
 */
export function makeLetteredFinder({ plan, priorities, actions }: LoadedPlan): FindLettered {
  const letters = (printed: string) => /[a-z]/i.test(printed) && lettered.test(printed.replace(/\s/g, ''))
  const numbered = [...priorities.values()].filter(({ number }) => letters(number))
  const rows = [...actions.values()].filter(({ ref, parentKey }) => parentKey === null && letters(ref))
  if (numbered.length + rows.length === 0) return () => []
  const rowBook = makePhraseBook(rows.map(({ ref, key }) => [ref, key] as const))
  const priorityBook = makePhraseBook(numbered.map(({ number, key }) => [number, key] as const))
  const words = new Set(
    ['priority', 'p', plan.priorityWord.split(' ').at(-1) ?? ''].flatMap((word) =>
      tokenise(word).map((token) => token.stem),
    ),
  )
  const shapes = new Set(rows.map(({ ref }) => shapeOf(tokenise(ref))))
  return (tokens) => {
    const found = named(tokens, rowBook, 'action')
    const taken = new Set(found.flatMap((mention) => mention.tokens))
    const lost = tokens.flatMap((token, i): RefMention[] => {
      const next = tokens[i + 1]
      const free = !taken.has(i) && !taken.has(i + 1) && token.text.length === 1
      if (!next || !free || !shapes.has(shapeOf([token, next])) || tokens[i + 2]?.text === 'percent')
        return []
      return [
        { kind: 'action', keys: [], said: `${token.text.toUpperCase()}${next.text}`, tokens: [i, i + 1] },
      ]
    })
    const under = named(tokens, priorityBook, 'priority').flatMap((mention): RefMention[] => {
      const at = mention.tokens[0] ?? 0
      const after = words.has(tokens[at - 1]?.stem ?? '')
      return after && !taken.has(at) ? [{ ...mention, tokens: [at - 1, ...mention.tokens] }] : []
    })
    return [...found, ...lost, ...under]
  }
}

function named(tokens: readonly Token[], book: PhraseBook<string>, kind: RefMention['kind']): RefMention[] {
  const bySpan = Map.groupBy(book.longest(tokens), ({ from, to }) => `${String(from)}-${String(to)}`)
  return [...bySpan.values()].flatMap((group): RefMention[] => {
    const first = group[0]
    if (!first) return []
    const span = positions(first.from, first.to)
    const said = span.map((i) => tokens[i]?.text ?? '').join('')
    return [{ kind, keys: group.map(({ meaning }) => meaning), said: said.toUpperCase(), tokens: span }]
  })
}

/** "a 2" is a letter and a figure. */
function shapeOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => (/^\d+$/.test(text) ? 'figure' : text.length === 1 ? 'letter' : text))
    .join(' ')
}
