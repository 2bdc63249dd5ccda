import type { OfficerCardItem } from '../digest/officer-card.ts'
import { dayInWords, londonDay, londonTime } from '../progress/day-words.ts'

/** Phrases that several cards and sentences share. */

/** "1 action", "3 actions". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** "Darren Newman, Jenny Coles or a plan administrator". */
export function either(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` : (words[0] ?? '')
}

/** What an officer is asked about, for a title or a notification: "2 actions overdue, 1 due soon". */
export function dueInWords(items: readonly Pick<OfficerCardItem, 'section'>[]): string {
  const parts = countedBySection(items)
  if (parts.length === 0) return 'No actions to update'
  return parts
    .map(({ count, words }, i) => `${i === 0 ? counted(count, 'action') : count} ${words}`)
    .join(', ')
}

/** What waits behind a card that is full: "12 more actions wait: 5 overdue, 7 due soon". */
export function waitingInWords(items: readonly Pick<OfficerCardItem, 'section'>[]): string {
  const kinds = countedBySection(items).map(({ count, words }) => `${count} ${words}`)
  return `${counted(items.length, 'more action')} ${items.length === 1 ? 'waits' : 'wait'}: ${kinds.join(', ')}`
}

function countedBySection(items: readonly Pick<OfficerCardItem, 'section'>[]) {
  return (
    [
      ['to-confirm', 'to confirm'],
      ['overdue', 'overdue'],
      ['due-soon', 'due soon'],
      ['monitoring', 'for monitoring'],
    ] as const
  )
    .map(([section, words]) => ({ count: items.filter((item) => item.section === section).length, words }))
    .filter(({ count }) => count > 0)
}

/** An instant as a reader of `today` (ISO day) says it: "at 14:05", or "at 14:05 on 14 July 2011" on another day. */
export function momentInWords(instant: string, today: string): string {
  return londonDay(instant) === today ? `at ${londonTime(instant)}` : fullMomentInWords(instant)
}

/** "at 14:05 on 14 July 2011". */
export function fullMomentInWords(instant: string): string {
  return `at ${londonTime(instant)} on ${dayInWords(londonDay(instant))}`
}
