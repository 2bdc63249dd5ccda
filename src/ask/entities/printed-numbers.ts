import type { LoadedPlan } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import { tokenise, type Token } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'

/** What the monitoring cells of a plan print, as words. */
const cells = oncePer(({ actions }: LoadedPlan) => [
  ...new Set(
    [...actions.values()]
      .flatMap(({ monitoring }) => monitoring)
      .filter((cell) => /\d/.test(cell))
      .map(
        (cell) =>
          ` ${tokenise(cell)
            .map(({ text }) => text)
            .join(' ')} `,
      ),
  ),
])

/**
 * "The Priority 12 project group": a number that the plan has no priority for, but prints in the name of something else.
 * It names nothing by number.
 */
export function inAName(ref: RefMention, tokens: readonly Token[], loaded: LoadedPlan): boolean {
  const last = ref.tokens.at(-1)
  const after = tokens[(last ?? 0) + 1]?.text
  if (ref.keys.length > 0 || last === undefined || after === undefined) return false
  const said = [...ref.tokens.map((i) => tokens[i]?.text ?? ''), after].join(' ')
  return cells(loaded).some((cell) => cell.includes(` ${said} `))
}
