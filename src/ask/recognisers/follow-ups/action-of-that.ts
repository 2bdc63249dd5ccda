import type { QueryOf } from '../../query.ts'
import { hasWord, type Candidate, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { asksActionOfThat } from '../actions-and-dates/asks-action-of-that.ts'
import type { Consider } from './asked-again.ts'
import type { Reread } from './retold.ts'

const mostOffered = 3
/** The rule of what is found by the words of the last question, whatever that was answered with. */
export const byWordsAlone = 'action of that'

/** The actions that the last question's own words mean. */
export function actionOfThat(
  reading: Reading,
  context: Context,
  reread: Reread,
  consider: Consider,
): Candidate[] {
  if (!asksActionOfThat(reading, context) || context.memory.words === '') return []
  // "Whose action is that?" wants the name, and not the words.
  const asked: QueryOf<'action'>['aspects'] = hasWord(reading, /^(whose|who)$/) ? ['officer'] : ['text']
  return consider(reread(`Which action says this: ${context.memory.words}`))
    .filter(({ query }) => query.kind === 'action' && query.actions.length === 1)
    .slice(0, mostOffered)
    .map(({ query, about, score }) => ({
      query: query.kind === 'action' ? { ...query, aspects: asked } : query,
      fit: 0.6 + 0.36 * score,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about,
      rule: byWordsAlone,
    }))
}
