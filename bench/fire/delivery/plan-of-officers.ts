import { planSchema, type Plan } from '../../../src/plan/model.ts'
import { madeUpWords } from '../../made-up-words.ts'

const source = { section: 'Made by code', page: 1 }
const officersAPriority = 20
const wordsAnAction = 18
const seed = 2011
/** The day that the run is for. */
export const asOf = '2011-07-15'

/** The name of the officer with that number, as the plan and the directory have it. */
export function officerName(number: number): string {
  return `Officer Number${String(number).padStart(5, '0')}`
}

/**
 * A plan with so many lead officers, each of two actions with texts as long as the shipped plans have: one due within
 * days, and for every third officer one overdue. Always the same for a number.
 */
export function planOfOfficers(count: number): Plan {
  const words = madeUpWords(2_000, seed, new Set())
  const people = Array.from({ length: count }, (_, i) => officerName(i + 1))
  const priorities = Array.from({ length: Math.ceil(count / officersAPriority) }, (_, i) =>
    priorityOf(i + 1, people.slice(i * officersAPriority, (i + 1) * officersAPriority), words),
  )
  return planSchema.parse({
    ...{ id: 'many-officers', title: 'A plan of many officers', shortTitle: 'CYPP 2011-12' },
    ...{ council: 'Made-up Council', area: 'Madeshire', partnership: null, status: 'draft' },
    years: { printed: '2011-12', from: '2011-04-01', to: '2012-03-31' },
    ...{ document: 'Made by code', pageNote: 'None', themes: [], glossary: [], contacts: [], narrative: [] },
    people: people.map((name) => ({ name })),
    agencies: [{ name: 'CSF', fullName: null }],
    priorities,
  })
}

function priorityOf(number: number, officers: readonly string[], words: readonly string[]) {
  const text = (place: number) =>
    Array.from(
      { length: wordsAnAction },
      (_, i) => words[(number * 131 + place * 29 + i * 17) % words.length],
    ).join(' ')
  return {
    ...{ number: String(number), title: text(0), contentsTitle: null, theme: null, outcome: null },
    ...{ lead: people(officers[0] ?? ''), groups: [], conditions: [], indicators: [], source },
    actions: officers.flatMap((officer, i) => [
      action(`${number}.${i * 2 + 1}`, text(i * 2 + 1), '25 July 2011', officer),
      action(`${number}.${i * 2 + 2}`, text(i * 2 + 2), i % 3 === 0 ? '30 June 2011' : 'March 2012', officer),
    ]),
  }
}

function action(ref: string, text: string, milestone: string, officer: string) {
  return {
    ...{ ref, text, milestones: [milestone], monitoring: [], source },
    leadAgency: { printed: 'CSF', agencies: ['CSF'] },
    leadOfficer: people(officer),
  }
}

function people(name: string) {
  return { reading: 'people', printed: name, people: [name] }
}
