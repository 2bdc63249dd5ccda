import type { GlossaryEntry, NamedList } from '../../plan/model.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { oncePer } from '../once-per.ts'
import { makeSaidNames, type SaidNames } from '../words/said-names.ts'
import type { Catalogue } from './catalogue.ts'

/** The terms and lists of one plan, to be found by their names. */
export type PlanNames = {
  termsSaid: SaidNames<readonly [string, GlossaryEntry]>
  /** The first term of several words that means the same as a concept of the vocabulary, and its place among the terms. */
  termMeaning: ReadonlyMap<string, { key: string; place: number }>
  /** A list is found by any of its names, and may be found twice. */
  listsSaid: SaidNames<readonly [string, NamedList]>
}

const none: PlanNames = { termsSaid: () => [], termMeaning: new Map(), listsSaid: () => [] }

const ofCatalogue = oncePer((catalogue: Catalogue) =>
  oncePer((lexicon: Lexicon): ReadonlyMap<string, PlanNames> => {
    const plans = new Set(catalogue.records.map(({ planId }) => planId))
    return new Map([...plans].map((planId) => [planId, namesOf(planId, catalogue, lexicon)]))
  }),
)

/** The names of a plan's terms and lists; prepared for every plan when first asked for. */
export function planNames(planId: string, catalogue: Catalogue, lexicon: Lexicon): PlanNames {
  return ofCatalogue(catalogue)(lexicon).get(planId) ?? none
}

function namesOf(planId: string, catalogue: Catalogue, lexicon: Lexicon): PlanNames {
  const own = <Entry>(entries: ReadonlyMap<string, Entry>) =>
    [...entries].filter(([key]) => key.startsWith(`${planId}/`))
  const terms = own(catalogue.glossary)
  const meanings = terms.flatMap(([key, { term }], place) =>
    term.includes(' ') ? conceptsIn(term, lexicon).map((concept) => [concept, { key, place }] as const) : [],
  )
  return {
    termsSaid: makeSaidNames(
      terms.map((entry) => ({ words: plainWords(entry[1].term, lexicon), thing: entry })),
    ),
    // The first term wins: a map keeps the last.
    termMeaning: new Map(meanings.reverse()),
    listsSaid: makeSaidNames(
      own(catalogue.lists).flatMap((entry) =>
        [entry[1].name, ...entry[1].alsoKnownAs].map((name) => ({
          words: plainWords(name, lexicon),
          thing: entry,
        })),
      ),
    ),
  }
}

/** The words of a name as stems, without the concepts that they belong to. */
export function plainWords(name: string, lexicon: Lexicon): string[] {
  return [...lexicon.termsOf(name)].filter((term) => !term.startsWith('~'))
}

function conceptsIn(name: string, lexicon: Lexicon): string[] {
  return [...lexicon.termsOf(name)].filter((term) => term.startsWith('~'))
}
