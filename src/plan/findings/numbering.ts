import type { Action, LoadedPlan } from '../library.ts'
import { listWords, priorityNumber, priorityWords, type Finding } from './finding.ts'

/** Printed action numbers that more than one priority uses, one finding for each set of priorities that share some. */
export function repeatedNumbers(loaded: LoadedPlan): Finding[] {
  const byRef = Map.groupBy(
    [...loaded.actions.values()].filter((action) => action.parentKey === null),
    (action) => action.ref,
  )
  const shared = [...byRef.values()].filter((actions) => actions.length > 1)
  const bySharers = Map.groupBy(shared, (actions) =>
    actions.map((action) => priorityNumber(loaded, action)).join(' '),
  )
  return [...bySharers.values()].map((group) => sharedNumbers(loaded, group))
}

function sharedNumbers(loaded: LoadedPlan, group: Action[][]): Finding {
  const sharers = group[0] ?? []
  const refs = runWords(group.flatMap((actions) => actions[0]?.ref ?? []))
  const numbers = sharers.map((action) => priorityNumber(loaded, action))
  const owner = numbers.find((number) => group.every(([action]) => action?.ref.startsWith(`${number}.`)))
  const stranger = sharers.find((action) => priorityNumber(loaded, action) !== owner)
  const words =
    owner !== undefined && stranger && numbers.length === 2
      ? `${priorityWords(priorityNumber(loaded, stranger))} prints its actions as ${refs}, the numbers that priority ${owner} uses too`
      : `${listWords(numbers.map(priorityWords))} all print actions numbered ${refs}`
  return {
    kind: 'repeated-number',
    words: `${words}; the bot shows both or asks which is meant.`,
    source: (stranger ?? sharers[0])?.source ?? { section: '', page: null },
  }
}

/** "11.1 to 11.4" where the numbers run on, otherwise each of them. */
function runWords(refs: string[]): string {
  const last = (ref: string) => Number(/(\d+)$/.exec(ref)?.[1])
  const runs = refs.length > 2 && refs.every((ref, i) => i === 0 || last(ref) === last(refs[i - 1] ?? '') + 1)
  return runs ? `${refs[0] ?? ''} to ${refs.at(-1) ?? ''}` : listWords(refs)
}

/** Priorities whose title in the body is not the one on the contents page. */
export function twoTitles(loaded: LoadedPlan): Finding[] {
  return [...loaded.priorities.values()].flatMap(({ number, title, contentsTitle, source }) =>
    contentsTitle === null || contentsTitle === title
      ? []
      : [
          {
            kind: 'two-titles' as const,
            words: `${priorityWords(number)} is called "${title}" where it stands and "${contentsTitle}" on the contents page; the bot knows it by both.`,
            source,
          },
        ],
  )
}
