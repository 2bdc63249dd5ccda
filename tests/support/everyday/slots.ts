import type { LoadedPlan } from '../../../src/plan/library.ts'
import { printedNumber, type PlanRows } from './plan-rows.ts'
import type { Template } from './template.ts'

/** What stands in a template's slots for once, by the slot's name. */
export type Slots = Readonly<Record<string, string>>

const months = ['June 2011', 'July 2011', 'September 2011', 'March 2012', 'April 2011', 'April 2012']
const places = ['first', 'second', 'last']

/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** What to put into a template's slots, drawn from the plan's own rows; null where nothing fits all of them. */
export function slotsFor(
  template: Template,
  rows: PlanRows,
  { people }: LoadedPlan,
  random: () => number,
): Slots | null {
  const drawn = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('There is nothing to draw from.')
    return item
  }
  const text = JSON.stringify(template)
  const counted = Map.groupBy(rows.rows, printedNumber)
  // Of two actions with one number, the answer rightly tells both.
  const single = rows.rows.filter((row) => counted.get(printedNumber(row))?.length === 1)
  const row = drawn(single)
  const other = drawn(single.filter((each) => each !== row))
  const listed = text.includes('Nth(')
  const numbers = rows.priorities
    .map(({ number }) => number)
    .filter((number) => !text.includes('P{p}') || /^\d/.test(number))
    .filter((number) => !listed || rows.ofPriority(number).length > 1)
  const plain = (number: string) => /^\d/.test(number)
  // A priority that is only expected, and not named, is the one that the action stands under.
  const implied = text.includes('{ref}') && !/\{(p|ptitle|plead)\}/.test(text) && /[(, ]p\b/.test(text)
  const stands = rows.priorities.find(({ key }) => key === row.priorityKey)?.number
  const number = (implied ? stands : undefined) ?? drawn(random() < 0.8 ? numbers.filter(plain) : numbers)
  const second = drawn(numbers.filter((each) => plain(each) && each !== number))
  const tied = text.includes('{ref}') && text.includes('person')
  const officer = tied ? rows.officers(row)[0] : undefined
  if (tied && officer === undefined) return null
  const person = officer ?? drawn([...people.values()].filter(({ officerOf }) => officerOf.length > 0)).name
  const called = (of: string) =>
    rows.priority(of).alsoKnownAs.find((name) => !/\d/.test(name) && !isTheme(name)) ??
    rows.priority(of).title
  const isTheme = (name: string) =>
    rows.priorities.some(({ theme }) => theme?.toLowerCase() === name.toLowerCase())
  const about = (of: typeof row) => drawn(of.alsoKnownAs.slice(0, 4)) || printedNumber(of)
  return {
    ref: printedNumber(row),
    ref2: printedNumber(other),
    p: number,
    p2: second,
    ptitle: called(number),
    ptitle2: called(second),
    asubject: about(row),
    asubject2: about(other),
    person,
    first: person.split(' ')[0] ?? '',
    last: person.split(' ').at(-1) ?? '',
    plead: rows.leadOf(number).people[0] ?? '',
    agency: drawn([...new Set(single.flatMap(rows.agencies))].filter((name) => /^[A-Z]{3}$/.test(name))),
    month: drawn(months),
    nth: drawn(places),
    nth2: drawn(places),
  }
}

/** A question with its slots filled. */
export function filled(question: string, slots: Slots): string {
  return question.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole)
}
