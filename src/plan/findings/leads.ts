import type { LoadedPlan } from '../library.ts'
import type { LeadCell, Source } from '../model.ts'
import { actionWords, listWords, priorityWords, rowsOf, type Finding } from './finding.ts'

/** A lead cell, how a sentence about it begins, and what follows when it names nobody. */
type Cell = { words: string; cell: LeadCell; source: Source; consequence: string }

const noCard = 'so nobody gets a card for it'
const forTheTimeBeing = /\b(?:interim|acting|currently|temporary)\b/i

/** Leads and officers that are to be confirmed, blank, a post or there for the time being; and people whom the plan's list does not have. */
export function leadFindings(loaded: LoadedPlan): Finding[] {
  return leadCells(loaded).flatMap((item) => [
    ...vacancy(item),
    ...interim(item),
    ...unknownPeople(loaded, item),
  ])
}

/** Actions with two or more lead officers in the cell. */
export function jointOfficers(loaded: LoadedPlan): Finding[] {
  return rowsOf(loaded).flatMap((action) => {
    const people = action.leadOfficer.reading === 'people' ? action.leadOfficer.people : []
    if (people.length < 2) return []
    const run = action.leadOfficer.printed === people.join(' ') ? ', with nothing printed between them' : ''
    const words = `${actionWords(loaded, action)} names ${people.length} lead officers, ${listWords(people)}${run}; each of them gets a card for it and may update it.`
    return [{ kind: 'joint-officers' as const, words, source: action.source }]
  })
}

/** Agencies in a lead agency cell that the plan's list of agencies does not have. */
export function unknownAgencies(loaded: LoadedPlan): Finding[] {
  const known = new Set(loaded.plan.agencies.map((agency) => agency.name))
  return [...loaded.actions.values()].flatMap((action) =>
    action.leadAgency.agencies
      .filter((agency) => !known.has(agency))
      .map((agency) => ({
        kind: 'unknown-agency' as const,
        words: `${actionWords(loaded, action)} is led by "${agency}", which plan.yaml does not list under agencies; add it there or correct its spelling.`,
        source: action.source,
      })),
  )
}

function leadCells(loaded: LoadedPlan): Cell[] {
  return [
    ...[...loaded.priorities.values()].map(({ number, lead, source }) => ({
      words: `The lead of ${priorityWords(number).replace(/^P/, 'p')}`,
      cell: lead,
      source,
      consequence: 'so nobody can be asked about the priority as a whole',
    })),
    ...rowsOf(loaded).map((action) => ({
      words: `The lead officer of ${actionWords(loaded, action).replace(/^A/, 'a')}`,
      cell: action.leadOfficer,
      source: action.source,
      consequence: noCard,
    })),
    ...loaded.districts.map((row) => ({
      words: `The lead in ${row.district} for "${row.localPriority}"`,
      cell: row.lead,
      source: row.source,
      consequence: 'so the bot names nobody',
    })),
  ]
}

function vacancy({ words, cell, source, consequence }: Cell): Finding[] {
  switch (cell.reading) {
    case 'tbc':
      return [{ kind: 'tbc-lead', words: `${words} is printed "${cell.printed}", ${consequence}.`, source }]
    case 'blank':
      return [{ kind: 'blank-lead', words: `${words} is left blank, ${consequence}.`, source }]
    case 'role':
      return [
        {
          kind: 'role-as-lead',
          words: `${words} is given as a post, "${cell.role}", and not by name, ${consequence}.`,
          source,
        },
      ]
    case 'people':
    case 'body':
      return []
  }
}

function interim({ words, cell, source }: Cell): Finding[] {
  if (cell.reading !== 'people' || !forTheTimeBeing.test(cell.printed)) return []
  return [
    {
      kind: 'interim-lead',
      words: `${words} is printed "${cell.printed}", so it may change during the plan's year.`,
      source,
    },
  ]
}

function unknownPeople(loaded: LoadedPlan, { words, cell, source }: Cell): Finding[] {
  if (cell.reading !== 'people') return []
  return cell.people
    .filter((name) => !loaded.plan.people.some((person) => person.name === name))
    .map((name) => ({
      kind: 'unknown-person',
      words: `${words} is ${name}, whom plan.yaml does not list under people; add them there or correct the spelling.`,
      source,
    }))
}
