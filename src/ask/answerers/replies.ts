import { rightTo } from '../../progress/permissions.ts'
import type { OfficerReply } from '../../progress/replies.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionsOf,
  counted,
  listed,
  listLimit,
  reply,
  type Facts,
  type Reply,
} from './answerer.ts'
import { placeWords, silence } from './changes.ts'

const toldInPrivate =
  'Who has not replied is told only in private: to the officer, to the priority’s lead of their own priority, and to plan administrators. Ask me in your own chat with me.'
const notKnownHere = 'Who has been sent a card this week is not known here. Ask me in Teams.'
const followUps = ['What changed?', 'Which actions are overdue?']

/**
 * Who has not replied to the card of this week. How many is told to everybody; names only where one person hears the
 * answer: all of them to an administrator, those of their priorities to a lead, and everybody's own.
 */
export function answerReplies(query: QueryOf<'replies'>, facts: Facts): Reply {
  const all = (facts.replies ?? []).flatMap((one) => within(one, query.priorities, facts))
  const known = all.flatMap((one) => knownTo(one, facts))
  const place = placeWords(query, facts)
  if (facts.replies === null) {
    return reply(query, 'answer', [silence(query, facts), notKnownHere], { followUps })
  }
  const lines =
    all.length === 0
      ? [`No officer has been sent a card this week${place}, so nobody has anything to reply to yet.`]
      : query.mine || query.officers.length > 0
        ? ofSome(query, known, facts)
        : [countWords(all, place), ...namesOf(all, known, facts)]
  return reply(query, 'answer', [...lines, silence(query, facts)], {
    followUps,
    limit: listLimit,
    mentioned: { priorities: query.priorities },
  })
}

/** A reply as far as it is about actions of these priorities; of any where none is named. */
function within(one: OfficerReply, priorities: readonly string[], facts: Facts): OfficerReply[] {
  const actionKeys = actionsOf(facts, one.actionKeys)
    .filter(({ priorityKey }) => priorities.length === 0 || priorities.includes(priorityKey))
    .map(({ key }) => key)
  return actionKeys.length === 0 ? [] : [{ ...one, actionKeys }]
}

/** A reply as far as whoever hears the answer may know of it. */
function knownTo(one: OfficerReply, facts: Facts): OfficerReply[] {
  const { reader, loaded } = facts
  if (reader === null) return []
  if (one.officer === reader.personName) return [one]
  const actionKeys = actionsOf(facts, one.actionKeys)
    .filter((action) => rightTo('know-replies', reader, { action, loaded }) !== null)
    .map(({ key }) => key)
  return actionKeys.length === 0 ? [] : [{ ...one, actionKeys }]
}

function countWords(all: readonly OfficerReply[], place: string): string {
  const silent = all.filter(({ replied }) => !replied).length
  const sent = `${counted(all.length, 'officer')} who ${all.length === 1 ? 'was' : 'were'} sent a card this week${place}`
  if (silent === 0) return `Nobody is left to reply, of ${sent}.`
  return `${silent} of ${sent} ${silent === 1 ? 'has' : 'have'} not replied.`
}

/** Those who have not replied, as far as they may be told, and a word on the others. */
function namesOf(all: readonly OfficerReply[], known: readonly OfficerReply[], facts: Facts): string[] {
  const silent = all.filter(({ replied }) => !replied)
  const named = known.filter(({ replied }) => !replied)
  const untold = silent.length - named.length
  return [
    ...named.map((one) => `- ${one.officer}: ${actionWords(one, facts)}`),
    ...(untold > 0 ? [toldInPrivate] : []),
  ]
}

/** Whether these officers, or the asker, have replied. */
function ofSome(
  { officers, mine }: QueryOf<'replies'>,
  known: readonly OfficerReply[],
  facts: Facts,
): string[] {
  if (facts.reader === null) return [toldInPrivate]
  if (officers.length === 0) {
    return ['The plan names nobody whom I can match to you, so no card was sent to you this week.']
  }
  return officers.map((officer) => {
    const one = known.find((other) => other.officer === officer)
    if (one) {
      const who = mine ? 'You have' : `${officer} has`
      const what = actionWords(one, facts)
      return one.replied
        ? `${who} replied to this week’s card, which asks about ${what}.`
        : `${who} not replied yet: this week’s card asks about ${what}.`
    }
    if (mine) return 'No card was sent to you this week, so you have nothing to reply to.'
    return facts.reader?.administrator ? `No card was sent to ${officer} this week.` : toldInPrivate
  })
}

function actionWords({ actionKeys }: OfficerReply, facts: Facts): string {
  const names = actionsOf(facts, actionKeys).map((action) => actionName(facts, action))
  return `${names.length === 1 ? 'action' : 'actions'} ${listed(names)}`
}
