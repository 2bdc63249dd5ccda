import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, aspectWords, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** Labels and lists, which name nobody in charge. */
const labels: readonly Query['kind'][] = ['tagged', 'tags', 'aims', 'links', 'indicators', 'themes']

/** Whether somebody is asked for whom the candidate does not name. */
export function asksMoreOfPeople(best: Weighed, reading: Reading, context: Context): boolean {
  return (
    asksOtherOfWhoIsNamed(best, reading) ||
    namesNobody(best, reading, context) ||
    ofAnotherTime(best, reading) ||
    countsInstead(best, reading) ||
    namesAnotherNumber(best, reading) ||
    listsInstead(best, reading)
  )
}

/** Whether somebody is asked for: "which children who …" asks for nobody. */
export function saysWho({ tokens, said }: Reading): boolean {
  const describes = /\b(which|what)\b.* (who|whose)\b/.test(said) && !/^(who|whose)/.test(said)
  return !describes && tokens.some(({ text }) => /^(who|whos|whom|whose)$/.test(text))
}

/** "Who funds priority 5?": a verb that nothing accounts for asks something else of whoever is named. */
function asksOtherOfWhoIsNamed({ query, evidence }: Weighed, reading: Reading): boolean {
  const named = ['action', 'priority-lead', 'priority'].includes(query.kind)
  return saysWho(reading) && named && evidence.untouched > 0 && reading.tokens.length <= 8
}

/** "Who manages the playground?": a sentence without a name that says nothing of leading does not say who. */
function namesNobody({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  const somebody =
    saysWho(reading) ||
    /\b(which|what) (lead )?(councillor|officer|person|manager|member|director)\b/.test(reading.said)
  if (!somebody || !asks(reading, 'lead', 'officer')) return false
  if (labels.includes(query.kind)) return true
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

/** "What was her job title in 2018?": a plan of other years does not say. */
function ofAnotherTime({ query }: Weighed, { ranges, tokens, loaded }: Reading): boolean {
  if (query.kind !== 'person' && query.kind !== 'priority-lead') return false
  const { from, to } = loaded.plan.years
  const years = ranges.filter((range) =>
    range.tokens.some((i) => /^(19|20)\d{2}$/.test(tokens[i]?.text ?? '')),
  )
  return years.some(
    ({ range }) => (range.to !== null && range.to < from) || (range.from !== null && range.from > to),
  )
}

/** "Who signed the foreword?": a number of anything names nobody. */
function countsInstead({ query }: Weighed, { said }: Reading): boolean {
  return (
    query.kind === 'figures' &&
    /^((and|so|but|ok) )*(who|whos|whose)\b/.test(said) &&
    !/\b(how|number|rate|percent\w*)\b/.test(said)
  )
}

const severalSaid =
  /\b(two|both|three|four|pair of) (lead )?(people|persons|officers|leads|colleagues|managers|names)\b/

/** "Two people share it. Names please.": a row that names one person, or none, is another row, or the question is mistaken. */
function namesAnotherNumber({ query }: Weighed, { said, loaded, refs }: Reading): boolean {
  const number = severalSaid.exec(said)?.[1]
  if (query.kind !== 'action' || number === undefined || refs.length > 0) return false
  const named = query.actions.flatMap((key) =>
    [key, ...(loaded.actions.get(key)?.partKeys ?? [])].flatMap((each) => {
      const cell = loaded.actions.get(each)?.leadOfficer
      return cell?.reading === 'people' ? cell.people : []
    }),
  )
  return new Set(named).size < (number === 'three' ? 3 : number === 'four' ? 4 : 2)
}

/** "Is the strategy action led by the NHS?": neither all that an agency leads nor an officer's name says whether it leads that. */
function listsInstead({ query }: Weighed, { said, agencies, refs }: Reading): boolean {
  const whether = /^((and|so|but|ok) )*(is|isnt|was|wasnt|does|doesnt|did|didnt) /.test(said)
  if (!whether || /\b(any|anything|something|which|what|who|everything)\b/.test(said)) return false
  if (query.kind === 'agency') return true
  const officerOnly = query.kind === 'action' && query.aspects.join() === 'officer'
  return officerOnly && agencies.length > 0 && refs.length === 0 && /\bled by\b|\bin charge\b/.test(said)
}
