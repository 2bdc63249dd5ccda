import type { LoadedPlan, Library } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import type { Reading } from '../reading.ts'
import { speaksOf } from '../recogniser.ts'

/**
 * The plans that a message can only be about, though it names none: it says a name with capitals ("Take Over Day", "UASC") or
 * a year after the current plan's own ("in 2016-17") that the current plan nowhere prints, and these do. Empty where the
 * message says no such thing, or where the plan spoken of before prints it.
 */
export function printedOnlyBy(reading: Reading, library: Library, remembered: string | null): string[] {
  const { current, plans } = library
  const before = remembered === null ? undefined : plans.get(remembered)
  if (reading.refs.length + reading.people.length > 0) return []
  // "HAPpy" is no "happy": letters that some plan prints just so are nothing else.
  const letters = lettersIn(reading.text).filter((word) =>
    [...plans.values()].some((loaded) => printsExactly(loaded, word)),
  )
  const others = namesIn(reading.text).filter((words) => !letters.some((word) => plain(word) === words))
  const lost = [
    ...[...others, ...laterYears(reading, current)].map((words) => (plan: LoadedPlan) => prints(plan, words)),
    ...letters.map((word) => (plan: LoadedPlan) => printsExactly(plan, word)),
  ].filter((printedBy) => ![current, before].some((plan) => plan !== undefined && printedBy(plan)))
  return lost.length === 0
    ? []
    : [...plans.values()]
        .filter((loaded) => loaded !== current && lost.every((printedBy) => printedBy(loaded)))
        .map(({ plan }) => plan.id)
}

/** Words that begin a sentence, and have their capital from there: "In November", "Does Hertfordshire". */
const openers =
  /^(?:(?:In|On|At|By|Of|For|The|An?|And|Or|Is|Are|Was|Were|Do|Does|Did|Has|Have|Who|What|When|Where|Which|Whose|Why|How|Can|Could|Will|Would|Should|If|So|But|From|To|With|Under|About|Since|Until|During|Before|After|Tell|Give|Show|Isn|Aren|My|Our|Please)[ -])+/

/** Names of several words, and abbreviations, as they stand in a message that is not all in capitals. */
function namesIn(text: string): string[] {
  if (!/\b[a-z]{3,}/.test(text)) return []
  const several = (text.match(/\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+\b/g) ?? [])
    .map((words) => words.replace(openers, ''))
    .filter((words) => /[ -]/.test(words))
  const short = text.match(/\b[A-Z]{3,}\b/g) ?? []
  // The first word of a message has its capital from there.
  return [...several, ...short].map(plain).filter((words) => words !== plain(text))
}

/** Abbreviations of capitals and small letters, as typed: "HAPpy", "NEETs". */
function lettersIn(text: string): string[] {
  return text.match(/\b[A-Z]{2,}[a-z]+\b/g) ?? []
}

const exactTextOf = oncePer((loaded: LoadedPlan) => JSON.stringify(printedBy(loaded)))

function printsExactly(loaded: LoadedPlan, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(exactTextOf(loaded))
}

/** Years after the current plan's last, of something that is not asked to be due. */
function laterYears(reading: Reading, { plan }: LoadedPlan): string[] {
  const dated = reading.aspects.has('milestone') || reading.aspects.has('overdue')
  if (dated || speaksOf(reading, 'action')) return []
  return [...reading.said.matchAll(/\b(20\d{2})(?:[-/](\d{2}))?\b/g)].flatMap(([, year = '', end]) =>
    year > plan.years.to.slice(0, 4) ? [end === undefined ? year : `${year} ${end}`] : [],
  )
}

const textOf = oncePer((loaded: LoadedPlan) => ` ${plain(JSON.stringify(printedBy(loaded)))} `)

function prints(loaded: LoadedPlan, words: string): boolean {
  return textOf(loaded).includes(` ${words} `)
}

/** What a plan prints, without the other words that people ask with. */
function printedBy({
  plan,
  priorities,
  actions,
  people,
  measurements,
  passages,
  districts,
}: LoadedPlan): unknown {
  return [
    plan.lists.map(({ name, items }) => [name, items.map(({ text, detail }) => [text, detail])]),
    plan.glossary.map(({ term, meaning }) => [term, meaning]),
    plan.agencies.map(({ name, fullName, alsoPrinted }) => [name, fullName, alsoPrinted]),
    plan.themes.map(({ name }) => name),
    [...priorities.values()].map(({ title, aims, indicators, conditions, groups, tags }) => [
      title,
      aims.map(({ text }) => text),
      indicators.map(({ text }) => text),
      conditions,
      groups,
      tags.map(({ name }) => name),
    ]),
    [...actions.values()],
    [...people.values()].map(({ name, jobTitles }) => [name, jobTitles]),
    [...measurements.values()].map(({ quote, period }) => [quote, period]),
    passages.map(({ heading, text }) => [heading, text]),
    districts,
  ]
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\s/-]+/gu, ' . ')
    .replace(/[\s/-]+/g, ' ')
    .trim()
}
