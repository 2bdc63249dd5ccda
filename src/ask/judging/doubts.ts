import type { Query } from '../query.ts'
import type { Reading } from '../reading.ts'
import { asks, aspectWords, type Context } from '../recogniser.ts'
import { positions } from '../words/words.ts'
import { quantityOf } from '../asked-for/quantity.ts'
import type { Weighed } from './evidence.ts'

/** Rows of tables, which give names and dates and no reasons. */
const rows: readonly Query['kind'][] = ['action', 'actions', 'next', 'priority-lead', 'person', 'agency']
/** Answers about whoever is named. */
const ofPeople: readonly Query['kind'][] = ['person', 'priority-lead', 'contact']
/** Words of a plain question that may stand beside a request. */
const questioning = /\b(who|whos|whose|which|when|whens|how many)\b/
/** A sentence that names so many districts says nothing of any one of them. */
const listOfPlaces = 5

/** Whether a candidate is no more than a guess, however likely: the question asks for what it cannot tell. */
export function inDoubt(best: Weighed, reading: Reading, context: Context): boolean {
  return (
    asksOtherOfWhoIsNamed(best, reading) ||
    goesBeyond(best, reading, context) ||
    givesNoReason(best, reading) ||
    namesNobody(best, reading, context) ||
    onlyListsThePlace(best, reading, context)
  )
}

/** Whether somebody is asked for: "which children who …" asks for nobody. */
function saysWho({ tokens, said }: Reading): boolean {
  const describes = /\b(which|what)\b.* (who|whose)\b/.test(said) && !/^(who|whose)/.test(said)
  return !describes && tokens.some(({ text }) => /^(who|whos|whom|whose)$/.test(text))
}

/** "Who funds priority 5?": a verb that nothing accounts for asks something else of whoever is named. */
function asksOtherOfWhoIsNamed({ query, evidence }: Weighed, reading: Reading): boolean {
  const named = ['action', 'priority-lead', 'priority'].includes(query.kind)
  return saysWho(reading) && named && evidence.untouched > 0 && reading.tokens.length <= 8
}

/** "Who is the head teacher of …?", "what is the council tax?": words that what is told does not say itself. */
function goesBeyond(best: Weighed, reading: Reading, context: Context): boolean {
  const { query } = best
  const person = query.kind === 'person' ? reading.loaded.people.get(query.person) : undefined
  const titles = context.lexicon.termsOf(person?.jobTitles.join(' . ') ?? '')
  const said = [...best.about.map((key) => context.subjects.ownTermsOf(key)), titles]
  return reading.beyond.some(({ meaning, from, to }) => {
    if (meaning === 'people') return ofPeople.includes(query.kind) && !describes(reading, to)
    if (meaning === 'posts' && !saysWho(reading) && !asks(reading, 'officer', 'contact')) return false
    const words = positions(from, to).map((i) => reading.tokens[i]?.stem ?? '')
    if (meaning === 'requests') return !questioning.test(reading.said)
    return !said.some((terms) => words.every((word) => terms.has(word)))
  })
}

/** "Deputy Director": a part of a longer title, and no post of its own. */
function describes(reading: Reading, to: number): boolean {
  return /^(director|head|manager|leader|officer)s?$/.test(reading.tokens[to + 1]?.text ?? '')
}

/** "Why was 5.1 delayed?": no row says why. */
function givesNoReason({ query }: Weighed, reading: Reading): boolean {
  return rows.includes(query.kind) && reading.tokens.some(({ text }) => text === 'why')
}

/** "Who manages the playground?": a sentence without a name that says nothing of leading does not say who; nor does an agency's row. */
function namesNobody({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  if (!saysWho(reading) || !asks(reading, 'lead', 'officer')) return false
  const leads = [...aspectWords(reading, 'lead', 'officer')].map((i) => reading.tokens[i])
  // An agency's rows name their officers, and not whoever is at its head.
  if (query.kind === 'agency')
    return leads.some((word) => /^(head|director|chief|manager|boss)$/.test(word?.text ?? ''))
  if (query.kind !== 'passage') return false
  return !about.some((key) => {
    const body = context.catalogue.byKey.get(key)?.body ?? ''
    const terms = context.subjects.bodyTermsOf(key)
    const named = [...reading.loaded.people.keys()].some((name) => body.includes(name))
    return named || leads.some((word) => terms.has(word?.stem ?? ''))
  })
}

/** "What is the population of Watford?": a sentence that lists the districts gives a number of none of them. */
function onlyListsThePlace({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  const place = reading.places.some(({ meaning }) => meaning !== reading.loaded.plan.area)
  const measured =
    quantityOf(reading, new Set(), context).kind !== null ||
    reading.tokens.some(({ text }) => /^(population|size|area|big|large|many)$/.test(text))
  if (query.kind !== 'passage' || !place || !measured) return false
  const lists = reading.loaded.plan.lists.map(({ items }) => items.map(({ text }) => text))
  return about.every((key) => {
    const body = context.catalogue.byKey.get(key)?.body ?? ''
    return lists.some((items) => items.filter((item) => body.includes(item)).length >= listOfPlaces)
  })
}
