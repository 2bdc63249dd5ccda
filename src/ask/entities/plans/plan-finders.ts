import type { LoadedPlan } from '../../../plan/library.ts'
import { makePhraseBook } from '../../words/phrase-book.ts'
import type { Thing, Vocabulary } from '../../vocabulary.ts'
import { tokenise } from '../../words/words.ts'
import { makeLetteredFinder } from '../lettered-refs.ts'
import { makePeopleFinder } from '../people.ts'
import { makeRowsByName } from '../rows-by-name.ts'

/** Prepares finding what only one plan has by name: its people, agencies, themes, lettered numbers and own words for a priority. */
export function makePlanFinders(loaded: LoadedPlan, vocabulary: Vocabulary) {
  return {
    people: makePeopleFinder(loaded),
    /** Every word of a person's name. */
    names: new Set([...loaded.people.keys()].flatMap((name) => tokenise(name).map(({ text: word }) => word))),
    agencies: makePhraseBook(agencyNames(loaded, vocabulary)),
    priorityWords: makePhraseBook(priorityWordsOf(loaded)),
    lettered: makeLetteredFinder(loaded),
    rowsByName: makeRowsByName(loaded),
    labelled: makePhraseBook(labelledNames(loaded).map((name) => [name, 'priority'] as const)),
    themes: makePhraseBook(loaded.plan.themes.map(({ name }) => [name, name] as const)),
  }
}

/** What a plan calls its priorities, in full and by the last word: "Outcome Bee", "bee". */
function priorityWordsOf({ plan }: LoadedPlan): (readonly [string, Thing])[] {
  const last = plan.priorityWord.split(' ').at(-1) ?? ''
  return [plan.priorityWord, last].filter((word) => word !== '').map((word) => [word, 'priority'] as const)
}

/** What a plan calls its priorities together, where their labels are one of its lists: "Outcome Bees". */
function labelledNames({ plan, priorities }: LoadedPlan): string[] {
  const titles = new Set([...priorities.values()].map(({ title }) => title.toLowerCase()))
  const list = plan.lists.find(({ items }) => items.some(({ text }) => titles.has(text.toLowerCase())))
  return (list?.alsoKnownAs ?? []).filter((name) => /^\p{Lu}/u.test(name) && name.split(' ').length <= 2)
}

function agencyNames(loaded: LoadedPlan, vocabulary: Vocabulary): (readonly [string, string])[] {
  return loaded.plan.agencies.flatMap(({ name, fullName, alsoPrinted }) =>
    [
      name,
      ...(fullName === null ? [] : [fullName]),
      ...alsoPrinted,
      ...(vocabulary.agencies[name] ?? []),
    ].map((words) => [words, name] as const),
  )
}
