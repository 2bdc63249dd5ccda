import type { LoadedPlan } from '../../../plan/library.ts'
import { oncePer } from '../../once-per.ts'
import { speaksOf, thingWords, wordsLike } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** The priorities of a plan that have numbers of their own, and the service management priorities apart from them. */
const both = oncePer(({ priorities }: LoadedPlan) => {
  const all = [...priorities.values()]
  const of = (managing: boolean) =>
    all.filter(({ number }) => /^SMP/i.test(number) === managing).map(({ key }) => key)
  return { managing: of(true), numbered: of(false) }
})

/** The keys of the priorities that have numbers of their own: without the service management ones. */
export function numberedPriorities(loaded: LoadedPlan): string[] {
  return both(loaded).numbered
}

const without =
  /^(excluding|except|excepting|without|besides|excludes|minus|ignoring|omitting|bar|not|outside)$/
const withoutTwo = /^(leaving out|apart from|other than|aside from|not counting|but not|not in|rather than)$/

/** The words that leave the service management priorities out: "not counting the SMPs". */
export function outWords(reading: Reading): number[] {
  const first = Math.min(...thingWords(reading, 'smp'))
  const text = (i: number) => reading.tokens[i]?.text ?? ''
  return [1, 2, 3, 4]
    .map((back) => first - back)
    .filter((i) => without.test(text(i)) || withoutTwo.test(`${text(i - 1)} ${text(i)}`))
    .flatMap((i) => (without.test(text(i)) ? [i] : [i - 1, i]))
}

export function leavesOutServiceManagement(reading: Reading): boolean {
  return outWords(reading).length > 0
}

/**
 * "Both service management priorities put together", "leaving out the SMPs": the service management priorities as one group,
 * or every other priority. Null where the message does not speak of them as one, or names one by its number.
 */
export function serviceManagement(reading: Reading): { keys: string[]; tokens: number[] } | null {
  const { managing, numbered } = both(reading.loaded)
  const named = reading.refs.some(({ keys }) => keys.length > 0)
  if (managing.length === 0 || named || !speaksOf(reading, 'smp') || joinsOthers(reading)) return null
  const out = outWords(reading)
  return {
    keys: out.length > 0 ? numbered : managing,
    tokens: [...thingWords(reading, 'smp'), ...out, ...wordsLike(reading, /^(both|together|put|two)$/)],
  }
}

/** "The priorities and the service management ones", "including the SMPs": they are asked for with all the others. */
function joinsOthers({ said }: Reading): boolean {
  return (
    /\b(and|or|plus|including|with|as well as|well as) (also )?(the |both |two |both the |the two )?(smps?|service management|management priorit)/.test(
      said,
    ) ||
    /\b(smps?|service management|management priorit(y|ies))( priorit(y|ies)| ones?)? (included|as well|too)\b/.test(
      said,
    )
  )
}
