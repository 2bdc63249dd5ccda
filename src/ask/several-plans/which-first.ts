import { dayInWords } from '../../progress/day-words.ts'
import { monthNumbered } from '../entities/months.ts'
import type { PlanPart } from './differences.ts'
import type { Reading } from '../reading.ts'

/** "Which went to members first?", "which is the newer one?": the plans in the order of their days; null where one gives none. */
export function whichFirst(parts: readonly PlanPart[], asked: Reading): string | null {
  const last = /\b(later|last|latest|newer|newest|(more|most) recent(ly)?)\b/.test(asked.said)
  if (
    parts.length < 2 ||
    !(last || /\b(first|earlier|earliest|sooner|before|older|oldest)\b/.test(asked.said))
  )
    return null
  const days = parts.flatMap((part) => {
    const day = dayOf(part)
    return day === null ? [] : [{ title: part.loaded.plan.shortTitle, ...day }]
  })
  const [first, ...others] = days.sort((a, b) => (last ? -1 : 1) * a.day.localeCompare(b.day))
  if (!first || days.length < parts.length) return null
  if (others.some(({ day }) => day === first.day)) return null
  const rest = others.map(({ title, words }) => `the ${title}, ${words}`).join('; ')
  return `The ${first.title} is the ${last ? 'later' : 'earlier'} one, ${first.words}; ${last ? 'before it comes' : 'after it comes'} ${rest}.`
}

/** The one day of a particular of a document, or the first day of a plan's years. */
function dayOf({ query, reply, loaded }: PlanPart): { day: string; words: string } | null {
  if (query.kind !== 'document') return null
  const { years } = loaded.plan
  if (query.aspect === 'years') return { day: years.from, words: years.printed }
  const found = new Set(
    [...reply.answer.text.matchAll(/\b(\d{1,2}) ([A-Z][a-z]+) ((?:19|20)\d{2})\b/g)].flatMap(
      ([, day = '', month = '', year = '']) => {
        const number = monthNumbered.get(month.toLowerCase())
        return number === undefined
          ? []
          : [`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`]
      },
    ),
  )
  const [day] = found
  return day === undefined || found.size > 1 ? null : { day, words: dayInWords(day) }
}
