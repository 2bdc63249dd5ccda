import type { Query } from './query.ts'
import {
  answerAims,
  answerItems,
  answerLinked,
  answerLinks,
  answerTagged,
  answerTags,
} from './answerers/aims.ts'
import { answerOutcomes } from './answerers/outcomes.ts'
import { answerSaying } from './answerers/saying.ts'
import { answerTally } from './answerers/tally.ts'
import { answerAction } from './answerers/action.ts'
import { answerActions } from './answerers/actions.ts'
import type { Facts, Reply } from './answerers/answerer.ts'
import { answerChanges } from './answerers/changes.ts'
import { answerReplies } from './answerers/replies.ts'
import { answerPosition } from './answerers/position.ts'
import { answerRevisedDates } from './answerers/revised-dates.ts'
import { answerStory } from './answerers/story.ts'
import { answerDateEnds } from './answerers/date-ends.ts'
import { answerCompare } from './answerers/compare.ts'
import { answerDocument } from './answerers/document.ts'
import { answerFigures } from './answerers/figures.ts'
import { answerLead } from './answerers/lead.ts'
import {
  answerAskerUnknown,
  answerIndividualCase,
  answerNoSuch,
  answerNotMentioned,
  answerNotSaid,
  answerOtherPlan,
  answerSmalltalk,
} from './answerers/limits.ts'
import { answerNext } from './answerers/next.ts'
import { answerPassage } from './answerers/passage.ts'
import { answerNotNamed } from './answerers/not-named.ts'
import { answerAgency, answerPerson, answerWhichPerson } from './answerers/person.ts'
import { answerPriorities, answerPriority, answerThemes } from './answerers/priority.ts'
import { answerWithout } from './answerers/without.ts'
import {
  answerContact,
  answerDefinition,
  answerDistricts,
  answerIndicator,
  answerIndicators,
  answerMonitoring,
} from './answerers/records.ts'

/** Answers a query from the plan and the recorded updates. Every kind of query has its answerer. */
export function execute(query: Query, facts: Facts): Reply {
  const without = answerWithout(query, facts)
  if (without !== null) return without
  switch (query.kind) {
    case 'smalltalk':
      return answerSmalltalk(query, facts)
    case 'priority-lead':
      return answerLead(query, facts)
    case 'priority':
      return answerPriority(query, facts)
    case 'action':
      return answerAction(query, facts)
    case 'compare-actions':
      return answerCompare(query, facts)
    case 'next':
      return answerNext(query, facts)
    case 'date-ends':
      return answerDateEnds(query, facts)
    case 'actions':
      return answerActions(query, facts)
    case 'priorities':
      return answerPriorities(query, facts)
    case 'indicators':
      return answerIndicators(query, facts)
    case 'indicator':
      return answerIndicator(query, facts)
    case 'figures':
      return answerFigures(query, facts)
    case 'person':
      return answerPerson(query, facts)
    case 'which-person':
      return answerWhichPerson(query, facts)
    case 'agency':
      return answerAgency(query, facts)
    case 'districts':
      return answerDistricts(query, facts)
    case 'aims':
      return answerAims(query, facts)
    case 'tagged':
      return answerTagged(query, facts)
    case 'tags':
      return answerTags(query, facts)
    case 'items':
      return answerItems(query, facts)
    case 'links':
      return answerLinks(query, facts)
    case 'linked':
      return answerLinked(query, facts)
    case 'tally':
      return answerTally(query, facts)
    case 'outcomes':
      return answerOutcomes(query, facts)
    case 'themes':
      return answerThemes(query, facts)
    case 'document':
      return answerDocument(query, facts)
    case 'monitoring':
      return answerMonitoring(query, facts)
    case 'contact':
      return answerContact(query, facts)
    case 'definition':
      return answerDefinition(query, facts)
    case 'saying':
      return answerSaying(query, facts)
    case 'passage':
      return answerPassage(query, facts)
    case 'changes':
      return answerChanges(query, facts)
    case 'replies':
      return answerReplies(query, facts)
    case 'story':
      return answerStory(query, facts)
    case 'position':
      return answerPosition(query, facts)
    case 'revised-dates':
      return answerRevisedDates(query, facts)
    case 'not-named':
      return answerNotNamed(query, facts)
    case 'no-such':
      return answerNoSuch(query, facts)
    case 'other-plan':
      return answerOtherPlan(query, facts)
    case 'not-mentioned':
      return answerNotMentioned(query, facts)
    case 'individual-case':
      return answerIndividualCase(query, facts)
    case 'asker-unknown':
      return answerAskerUnknown(query, facts)
    case 'not-said':
      return answerNotSaid(query, facts)
  }
}
