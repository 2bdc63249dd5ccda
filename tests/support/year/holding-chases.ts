import type { Council } from './council.ts'
import { administrator } from './council.ts'
import { isAway, rests, type Day } from './foretelling.ts'
import { whatWaits } from './foretelling-chases.ts'
import type { Officer } from './habits.ts'
import { isReachable } from './holding.ts'
import type { Posted } from './post.ts'
import type { Book, Year } from './record.ts'

/** Holds the reminders and words of a morning, reader by reader, to whom they ought to have gone to. */
export function holdChaseMessages(
  year: Year,
  {
    day,
    sent,
    expected,
    book,
    today,
  }: {
    day: string
    sent: readonly Posted[]
    expected: { nudged: string[]; told: string[] }
    book: Book
    today: Day
  },
  { loaded, post }: Council,
): void {
  const officer = (name: string) => year.officers.find((one) => one.name === name)
  const cardsOf = (names: string[]) =>
    book.cards.filter((card) => names.includes(`${card.officer} ${card.week}`))
  const isThere = (name: string) => {
    const one = officer(name)
    return one === undefined || isReachable(one, day, post.gone)
  }
  /** Who stands in for somebody today, and does not rest. */
  const standInOf = (one: Officer | undefined) => {
    const standIn = one && isAway(one, day) ? officer(one.cover?.standIn ?? '') : undefined
    return standIn && !rests(standIn, day) ? standIn.name : null
  }

  const nudges = cardsOf(expected.nudged).map((card) => {
    const reader = standInOf(officer(card.officer)) ?? card.officer
    return { reader, line: `chat-${reader} of ${card.officer}` }
  })
  const words = cardsOf(expected.told).flatMap((card) =>
    whatWaits(today, card).flatMap((key) => {
      const action = loaded.actions.get(key)
      const own = action?.leadOfficer.reading === 'people' ? action.leadOfficer.people : []
      const standIns = own.flatMap((name) => {
        const one = officer(name)
        return one && isAway(one, day) ? [one.cover?.standIn] : []
      })
      const lead = action && loaded.priorities.get(action.priorityKey)?.lead
      const leads = (lead?.reading === 'people' ? lead.people : []).filter((name) => {
        const one = officer(name)
        return !own.includes(name) && !standIns.includes(name) && !(one && rests(one, day))
      })
      return (leads.length > 0 ? leads : [administrator]).map((reader) => ({
        reader,
        line: `chat-${reader} of ${card.officer}`,
      }))
    }),
  )
  const lines = (of: { reader: string; line: string }[]) =>
    [...new Set(of.filter(({ reader }) => isThere(reader)).map(({ line }) => line))].sort()
  const got = { nudge: [] as string[], unanswered: [] as string[] }
  for (const { message, conversation } of sent) {
    if (message.kind !== 'chase') continue
    const { view } = message
    if (view.kind === 'nudge') got.nudge.push(`${conversation} of ${view.officer}`)
    else {
      const lines = view.actions.map(({ officer: name, action }) => `${name} ${action.key}`)
      if (new Set(lines).size < lines.length)
        year.problems.push(`${day}: ${conversation} read of an action twice`)
      const named = new Set(view.actions.map((action) => action.officer))
      got.unanswered.push(...[...named].map((name) => `${conversation} of ${name}`))
    }
  }
  // Sorted with what is doubled in it: nobody is to read of somebody twice in a morning.
  hold(year, `${day}: reminders`, got.nudge.sort(), lines(nudges))
  hold(year, `${day}: words`, got.unanswered.sort(), lines(words))
}

function hold(year: Year, what: string, got: readonly string[], expected: readonly string[]): void {
  if (got.join() === expected.join()) return
  year.problems.push(`${what} ${got.join(', ')} instead of ${expected.join(', ')}`)
}
