import type { Library, LoadedPlan } from '../../plan/library.ts'
import { tokenise, type Token } from '../words/words.ts'

/** A priority whose title begins with the name of a tag, and the words of the rest of that title, as stems. */
type Longer = { key: string; rest: string[] }

const shortest = 4
/** Words of any title, which tell none from another. */
const general = /^(most|more|young|people|children|families|their|with|from|that|into|where|through)$/

/**
 * Prepares telling a tag from a title that begins with its name: "Excellent services" is a corporate priority, and "the most
 * vulnerable young people: 'Excellent services' for them" says the whole title of one row, in two pieces.
 */
export function makeTitlesByTag(
  library: Library,
): (
  tag: { name: string; tokens: readonly number[] },
  tokens: readonly Token[],
  planId: string,
) => { key: string; tokens: number[] } | null {
  const known = new Map([...library.plans.values()].map((loaded) => [loaded.plan.id, longerTitles(loaded)]))
  return (tag, tokens, planId) => {
    for (const { key, rest } of known.get(planId)?.get(tag.name) ?? []) {
      const said = tokens.filter(({ index, stem }) => rest.includes(stem) && !tag.tokens.includes(index))
      if (rest.every((stem) => said.some((token) => token.stem === stem)))
        return { key, tokens: [...tag.tokens, ...said.map(({ index }) => index)] }
    }
    return null
  }
}

function longerTitles({ priorities }: LoadedPlan): Map<string, Longer[]> {
  const all = [...priorities.values()]
  const names = new Set(all.flatMap(({ tags }) => tags.map(({ name }) => name)))
  return new Map(
    [...names].map((name) => [
      name,
      all.flatMap(({ key, title }) => {
        if (!title.toLowerCase().startsWith(`${name.toLowerCase()} `)) return []
        const words = tokenise(title.slice(name.length)).filter(
          ({ text }) => text.length >= shortest && !general.test(text),
        )
        return words.length === 0 ? [] : [{ key, rest: words.map(({ stem }) => stem) }]
      }),
    ]),
  )
}
