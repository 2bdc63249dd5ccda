import { answerCard, decide } from './answering.ts'
import { mondayOf } from './calendar.ts'
import type { Council } from './council.ts'
import { laterBy } from './day.ts'
import type { Officer } from './habits.ts'
import { count, type Book, type Year } from './record.ts'

/** Officers answer the cards that they have, by their habits, and whoever is asked to decides on dates. */
export async function answerOn(
  council: Council,
  { day, year, book, random }: { day: string; year: Year; book: Book; random: () => number },
): Promise<void> {
  const { posted, gone } = council.post
  const monday = mondayOf(day)
  const recent = posted.filter((message) => !message.edit && message.day >= monday)
  for (const { message, conversation, day: sentOn } of recent) {
    const name = conversation.replace(/^chat-/, '')
    if (gone.has(conversation)) continue
    if (message.kind === 'officer') {
      const { habit, cover } = year.officers.find((officer) => officer.name === name) ?? {}
      const away = cover && cover.from <= day && day <= cover.until
      if (away === true || !answersOn({ habit, sentOn, day, random })) continue
      const saved = await answerCard(council, { name }, message.view.cardId, random)
      count(year, 'saved', saved.length)
    } else if (message.kind === 'approval' && sentOn < day && !book.decided.has(message.view.cardId)) {
      book.decided.add(message.view.cardId)
      count(year, `date ${await decide(council, message.view.cardId, name, random)}`)
    }
  }
}

function answersOn({
  habit,
  sentOn,
  day,
  random,
}: {
  habit: Officer['habit'] | undefined
  sentOn: string
  day: string
  random: () => number
}): boolean {
  if (habit === 'prompt') return day === sentOn
  if (habit === 'late') return day === laterBy(sentOn, 2)
  return habit === 'forgetful' && day === laterBy(sentOn, 1) && random() < 0.5
}
