import type { Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

const asking =
  /^(and |so |ok |okay |then )*(under |in |for |from )?((which|what|whats|whos)( is| s)? )?(the |its |their )?(\w+ ){0,2}(bee|priority|theme|outcome|heading)( (is|was) (it|that|this)( one)?( in| under| from)?| (it|that|this) (sits?|is|comes?|falls?|stands?) (in|under|beneath|below))?$/

/** "Which bee?", "and the theme?" after an answer about one priority: what that stands under, and no list of all. */
export function asksHeadingOfThat(reading: Reading, { memory }: Context): boolean {
  const { query } = memory
  const shown =
    query === null || ['items', 'priorities', 'themes', 'outcomes', 'not-said'].includes(query.kind)
  return (
    !shown &&
    memory.priorities.length === 1 &&
    reading.refs.length + reading.plans.length + reading.tags.length + reading.themes.length === 0 &&
    asking.test(reading.said)
  )
}
