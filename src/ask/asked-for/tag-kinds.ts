import type { LoadedPlan } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import type { Reading } from '../reading.ts'
import { tokenise } from '../words/words.ts'

const sortsOfTag = oncePer(({ priorities }: LoadedPlan) => [
  ...new Set([...priorities.values()].flatMap(({ tags: all }) => all.map(({ of }) => of))),
])

/** The sorts of label that this plan prints and the message speaks of: by the word that no other sort has. */
export function kindWords(reading: Reading): { of: string; tokens: number[] }[] {
  return sortsOfTag(reading.loaded).flatMap((of) => {
    const stems = tokenise(of)
      .map((token) => token.stem)
      .filter((word) => word !== 'priority' && word !== 'outcome')
    const tokens = reading.tokens.filter((token) => stems.includes(token.stem)).map((token) => token.index)
    return tokens.length > 0 ? [{ of, tokens }] : []
  })
}
