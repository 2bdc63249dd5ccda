import type { Action } from '../../../src/plan/library.ts'
import { monthOf, nextIn, notLate } from './dates-told.ts'
import { printedNumber, type PlanRows } from './plan-rows.ts'
import {
  comparable,
  counts,
  each,
  lists,
  says,
  saysNames,
  saysOneOf,
  saysThereIsNone,
  toldNumbers,
  type Check,
} from './text-checks.ts'

/** What each word of a template's "expect" holds an answer to; the words' slots come as values, in order. */
export type Expectations = Readonly<Record<string, (...values: string[]) => Check>>

/** The expectations of these rows. */
export function expectationsOf(rows: PlanRows): Expectations {
  const { row, ofPriority, ofPerson, ofAgency, officers, agencies, milestones, isOverdue, leadOf, led } = rows
  const ofRow = (check: (found: Action) => Check) => (ref: string) => check(row(ref))
  const dates = (found: Action) => milestones(found).flatMap(({ dueOn }) => dueOn ?? [])
  const toCome = (found: Action) => dates(found).some((dueOn) => dueOn >= rows.asOf)
  /** What only begins on a day may be told beside what is due. */
  const startsOnly = (found: Action) => milestones(found).some(({ printed }) => printed.includes(' from '))
  const dueInMonth = (found: Action, month: string) =>
    milestones(found).some(
      ({ printed, dueOn }) =>
        (dueOn !== null && monthOf(dueOn) === month) || printed === `Implementation from ${month}`,
    )
  const named = (found: Action) => {
    const people = officers(found)
    return people.length > 0 || found.leadOfficer.printed === '' ? people : [found.leadOfficer.printed]
  }
  const officer = (found: Action) => saysNames(named(found))
  /** The agencies by their names, or as the cell prints them. */
  const agency = (found: Action): Check => {
    const printed = found.leadAgency.printed
    const named = saysNames(agencies(found))
    return (text, listed) =>
      printed !== '' && says(printed)(text, listed) === null ? null : named(text, listed)
  }
  const due = (found: Action) => {
    const printed = milestones(found).map((each) => each.printed.split(/ [-–] /)[0]?.slice(0, 30) ?? '')
    return printed.length === 0 ? saysThereIsNone : says(...printed)
  }
  const monitoring = (found: Action) => {
    const ways = rows.withParts(found).flatMap((row) => row.monitoring)
    return ways.length === 0 ? saysThereIsNone : says(...ways.map((way) => way.slice(0, 25)))
  }
  const wording = (found: Action) => says((found.text.split('\n')[0] ?? '').slice(0, 30))
  const alone = (agency: string) =>
    rows.rows.filter((found) => new Set(agencies(found)).size === 1 && agencies(found)[0] === agency)
  const numberOf = (found: Action) => found.priorityKey.split('/').at(-1) ?? ''
  const inPriority = (number: string) =>
    saysOneOf(`priority ${number}`, number.replace('SMP', 'SMP '), number)
  const end = (number: string, which: 'first' | 'last'): Check => {
    const all = ofPriority(number).flatMap(milestones)
    const ends = all.flatMap(({ dueOn }) => dueOn ?? []).sort()
    const day = which === 'first' ? ends[0] : ends.at(-1)
    if (day === undefined) return saysThereIsNone
    return saysOneOf(monthOf(day), ...all.flatMap(({ printed, dueOn }) => (dueOn === day ? [printed] : [])))
  }
  const prioritiesOf = (name: string): Check => {
    const acts = [...new Set(ofPerson(name).map(numberOf))]
    return (text) => {
      const plain = comparable(text).replace(/smp ?(\d)/g, 'priority smp$1')
      const told = rows.priorities
        .map(({ number }) => number)
        .filter((number) => new RegExp(`priority ${number.toLowerCase()}\\b`).test(plain))
      const all = (wanted: string[]) => wanted.length > 0 && wanted.every((number) => told.includes(number))
      const none = told.every((number) => led(name).includes(number) || acts.includes(number))
      return none && (all(led(name)) || all(acts)) ? null : `tells priorities ${told.join(', ')}`
    }
  }
  /** Of the row at a place of the list that was told before; a list that was wrong already is no fault of this answer. */
  const ofPlace =
    (check: (found: Action) => Check) =>
    (place = 'first'): Check =>
    (text, listed) => {
      const lines = listed
        .split('\n')
        .filter((line) => line.startsWith('- ') && toldNumbers(line.slice(0, 30)).size > 0)
      const at = { first: 0, second: 1, third: 2, last: -1 }[place] ?? 0
      const line = lines.at(at) ?? ''
      const number = [...toldNumbers(line.slice(0, 30))][0]
      const whole = rows.rows.filter((found) => printedNumber(found) === number)
      // "2.4 (b)": a part that is listed by itself.
      const part = /^- \S+ \(([a-z])\)/.exec(line)?.[1]
      const parts = whole.flatMap((found) => rows.withParts(found).slice(1))
      const meant = part === undefined ? whole : parts.filter(({ key }) => key.endsWith(part))
      const faults = meant.map((found) => check(found)(text, listed))
      return faults.includes(null) ? null : (faults[0] ?? null)
    }
  const both = (check: (found: Action) => Check) => (ref: string, other: string) =>
    each(check(row(ref)), check(row(other)))
  const compared = (of: (number: string) => number) => (number: string, other: string) => {
    const [one, two] = [of(number), of(other)]
    const told = each(counts(one), counts(two))
    const more: Check = (text) =>
      comparable(text).includes('same') ||
      (one !== two && comparable(text).includes(`priority ${one > two ? number : other}`))
        ? null
        : 'tells neither which has more'
    return (text: string, listed: string) => (told(text, listed) === null ? null : more(text, listed))
  }
  const overdueIn = (number: string) => ofPriority(number).filter(isOverdue)

  return {
    officer: ofRow(officer),
    agency: ofRow(agency),
    due: ofRow(due),
    monitoring: ofRow(monitoring),
    text: ofRow(wording),
    priorityOf: ofRow((found) => inPriority(numberOf(found))),
    overdue: ofRow((found) => (isOverdue(found) ? saysOneOf('overdue', 'yes', 'late') : notLate)),
    plead: (number) => saysNames(leadOf(number).people),
    prole: (number) => {
      const title = leadOf(number).jobTitle
      return title === null ? saysThereIsNone : says(title.split(/,| [-–] /)[0] ?? '')
    },
    ptitle: (number) => says(rows.priority(number).title.slice(0, 40)),
    actionsOf: (number) => lists(ofPriority(number)),
    officersOf: (number) => saysNames(ofPriority(number).flatMap(officers)),
    agenciesOf: (number) => saysNames([...new Set(ofPriority(number).flatMap(agencies))]),
    countActions: (number) => counts(ofPriority(number).length),
    overdueOf: (number) => lists(overdueIn(number)),
    countOverdue: (number) => counts(overdueIn(number).length),
    nextOf: (number) => nextIn(ofPriority(number), rows),
    dueAfterToday: (number) =>
      lists(ofPriority(number).filter(toCome), ofPriority(number).filter(startsOnly)),
    unnamedOf: (number) => lists(ofPriority(number).filter((found) => officers(found).length === 0)),
    measuresOf: (number) => {
      const [first] = rows.priority(number).indicators
      return first ? says(first.text.slice(0, 20)) : saysThereIsNone
    },
    lastDueOf: (number) => end(number, 'last'),
    firstDueOf: (number) => end(number, 'first'),
    undatedOf: (number) => lists(ofPriority(number).filter((found) => dates(found).length === 0)),
    actionsOfPerson: (name) => lists(ofPerson(name)),
    countOfPerson: (name) => counts(ofPerson(name).length),
    overduePerson: (name) => lists(ofPerson(name).filter(isOverdue)),
    nextPerson: (name) => nextIn(ofPerson(name), rows),
    prioritiesOfPerson: prioritiesOf,
    coOfficers: ofRow((found) => says(...officers(found).slice(1))),
    othersOfPerson: (name, ref) =>
      says(...ofPerson(name).flatMap((found) => (printedNumber(found) === ref ? [] : [found.ref]))),
    rolePerson: (name) => {
      const titles = rows.jobTitles(name)
      return titles.length === 0 ? saysThereIsNone : saysOneOf(...titles.map((title) => title.slice(0, 20)))
    },
    actionsOfAgency: (agency) => lists(ofAgency(agency)),
    actionsOfAgencyIn: (agency, number) =>
      lists(ofPriority(number).filter((found) => agencies(found).includes(agency))),
    countAgency: (agency) => counts(ofAgency(agency).length),
    // A row with parts has one agency for each of them.
    soleAgency: (agency) =>
      lists(
        alone(agency),
        rows.rows.filter(({ partKeys }) => partKeys.length > 0),
      ),
    actionsDue: (month) => lists(rows.rows.filter((found) => dueInMonth(found, month))),
    countDue: (month) => counts(rows.rows.filter((found) => dueInMonth(found, month)).length),
    dueIn: (month, number) => lists(ofPriority(number).filter((found) => dueInMonth(found, month))),
    officerOfNth: ofPlace(officer),
    agencyOfNth: ofPlace(agency),
    dueOfNth: ofPlace(due),
    monitoringOfNth: ofPlace(monitoring),
    textOfNth: ofPlace(wording),
    moreOverdue: compared((number) => overdueIn(number).length),
    moreActions: compared((number) => ofPriority(number).length),
    sooner: both(due),
    sameOfficer: both(officer),
    agenciesBoth: both(agency),
    samePriority: (ref, other) => {
      const [one, two] = [numberOf(row(ref)), numberOf(row(other))]
      return one === two ? saysOneOf(`priority ${one}`, 'yes') : each(inPriority(one), inPriority(two))
    },
    none: () => () => null,
  }
}
