import type { PlanPart } from './differences.ts'
import type { Reading } from '../reading.ts'
import type { Query } from '../query.ts'

/** What a plan says of a thing, or that it measures it: what two plans can both do. */
const saying: readonly Query['kind'][] = ['passage', 'indicator', 'saying']

/** "Is it measured in both plans?": whether every plan that was asked says something of it; null where that is not asked. */
export function bothSay(parts: readonly PlanPart[], asks: number, { said }: Reading): string | null {
  const whether =
    /^((and|so|but) )?(is|are|was|were|do|does|did|has|have|had|will|would|can)\b.*\b(both|either|each|all)\b/.test(
      said,
    )
  if (!whether || asks < 2 || parts.length < asks || !parts.every(({ query }) => saying.includes(query.kind)))
    return null
  return `${asks === 2 ? 'Both' : 'All of them'} speak of it, each in its own words:`
}
