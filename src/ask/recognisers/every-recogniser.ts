import type { Recogniser } from '../recogniser.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { action } from './actions-and-dates/action.ts'
import { actions } from './actions-and-dates/actions.ts'
import { amongListed } from './actions-and-dates/among-listed.ts'
import { compareActions } from './actions-and-dates/compare-actions.ts'
import { dateEnds } from './actions-and-dates/date-ends.ts'
import { next } from './actions-and-dates/next.ts'
import { changes, contact, contactOfLead, monitoring } from './documents-and-passages/about-plan.ts'
import { definition } from './documents-and-passages/definition.ts'
import { document } from './documents-and-passages/document.ts'
import { mentions } from './documents-and-passages/mentions.ts'
import { statements } from './documents-and-passages/statements.ts'
import { figures } from './figures-and-counts/figures.ts'
import { indicatorAbout, indicatorByCode, indicatorsOf } from './figures-and-counts/indicators.ts'
import { wholePopulation } from './figures-and-counts/whole-population.ts'
import { tallyLabels } from './figures-and-counts/tally-labels.ts'
import { tally } from './figures-and-counts/tally.ts'
import { abbreviationBefore, beside, listedRecord } from './follow-ups/beside-last-answer.ts'
import { choice } from './follow-ups/choice.ts'
import { substitution } from './follow-ups/substitution.ts'
import { whichOnes } from './follow-ups/which-ones.ts'
import { agency } from './leads-and-people/agency.ts'
import { districts } from './leads-and-people/districts.ts'
import { lead } from './leads-and-people/lead.ts'
import { personAndNumber } from './leads-and-people/person-and-number.ts'
import { person, roleHolder } from './leads-and-people/person.ts'
import { individualCase } from './limits-and-small-talk/individual-case.ts'
import { noSuchThing } from './limits-and-small-talk/no-such-thing.ts'
import { smalltalk } from './limits-and-small-talk/small-talk.ts'
import { unknownAsker } from './limits-and-small-talk/unknown-asker.ts'
import { withoutActions } from './limits-and-small-talk/without-actions.ts'
import { aims } from './lists-and-labels/aims.ts'
import { labelledRow } from './lists-and-labels/labelled-row.ts'
import { linked, links } from './lists-and-labels/links.ts'
import { lists, placeAgain } from './lists-and-labels/lists.ts'
import { numberedInList } from './lists-and-labels/numbered-list.ts'
import { tagged, tags } from './lists-and-labels/tags.ts'
import { outcomes } from './priorities/outcomes.ts'
import { prioritiesTogether } from './priorities/priorities-together.ts'
import { priorities, priority } from './priorities/priority.ts'
import { revisedDates } from './progress/revised-dates.ts'
import { story } from './progress/story.ts'

/** Every kind of question that is looked for in a message by itself; those that go on from an answer are understand.ts's own. */
export function everyRecogniser(vocabulary: Vocabulary): Recogniser[] {
  return ([] = [
    smalltalk(vocabulary),
    individualCase(vocabulary),
    noSuchThing,
    unknownAsker,
    choice,
    substitution,
    whichOnes,
    personAndNumber,
    lead,
    action,
    priority,
    priorities,
    tally,
    tallyLabels,
    outcomes,
    aims,
    tagged,
    tags,
    lists,
    numberedInList,
    links,
    linked,
    placeAgain,
    labelledRow,
    actions,
    amongListed,
    next,
    dateEnds,
    prioritiesTogether,
    indicatorsOf,
    indicatorByCode,
    indicatorAbout,
    figures,
    wholePopulation,
    person,
    roleHolder,
    agency,
    compareActions,
    districts,
    monitoring,
    contact,
    contactOfLead,
    definition,
    changes,
    story,
    revisedDates,
    withoutActions,
    document,
    beside,
    listedRecord,
    abbreviationBefore,
    statements,
    mentions,
  ])
}
