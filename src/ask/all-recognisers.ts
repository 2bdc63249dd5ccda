import type { Recogniser } from './recogniser.ts'
import { action } from './recognisers/actions-and-dates/action.ts'
import { actions } from './recognisers/actions-and-dates/actions.ts'
import { amongListed } from './recognisers/actions-and-dates/among-listed.ts'
import { compareActions } from './recognisers/actions-and-dates/compare-actions.ts'
import { compareBySubject } from './recognisers/actions-and-dates/compare-by-subject.ts'
import { datesAlike } from './recognisers/actions-and-dates/dates-alike.ts'
import { dateEnds } from './recognisers/actions-and-dates/date-ends.ts'
import { next } from './recognisers/actions-and-dates/next.ts'
import {
  changes,
  contact,
  contactOfLead,
  monitoring,
} from './recognisers/documents-and-passages/about-plan.ts'
import { definition } from './recognisers/documents-and-passages/definition.ts'
import { document } from './recognisers/documents-and-passages/document.ts'
import { mentions } from './recognisers/documents-and-passages/mentions.ts'
import { numberedParagraph } from './recognisers/documents-and-passages/numbered-paragraph.ts'
import { planYears } from './recognisers/documents-and-passages/plan-years.ts'
import { statements } from './recognisers/documents-and-passages/statements.ts'
import { compareCounts } from './recognisers/figures-and-counts/compare-counts.ts'
import { figures } from './recognisers/figures-and-counts/figures.ts'
import { indicatorInPlace } from './recognisers/figures-and-counts/indicator-in-place.ts'
import { indicatorAbout, indicatorByCode, indicatorsOf } from './recognisers/figures-and-counts/indicators.ts'
import { tallyLabels } from './recognisers/figures-and-counts/tally-labels.ts'
import { tally } from './recognisers/figures-and-counts/tally.ts'
import { wholePopulation } from './recognisers/figures-and-counts/whole-population.ts'
import { abbreviationBefore, beside, listedRecord } from './recognisers/follow-ups/beside-last-answer.ts'
import { choice } from './recognisers/follow-ups/choice.ts'
import { courseOfThat } from './recognisers/follow-ups/course-of-that.ts'
import { districtRowAgain } from './recognisers/follow-ups/district-row-again.ts'
import { placesOfAction } from './recognisers/follow-ups/places-of-action.ts'
import { figureBeside } from './recognisers/follow-ups/figure-beside.ts'
import { nextInPlace } from './recognisers/follow-ups/next-in-place.ts'
import { sameOfAnotherRow } from './recognisers/follow-ups/same-of-another-row.ts'
import { siblingNamed } from './recognisers/follow-ups/sibling-named.ts'
import { substitution } from './recognisers/follow-ups/substitution.ts'
import { whichOnes } from './recognisers/follow-ups/which-ones.ts'
import { agency } from './recognisers/leads-and-people/agency.ts'
import { districts } from './recognisers/leads-and-people/districts.ts'
import { lead } from './recognisers/leads-and-people/lead.ts'
import { whetherOnAction } from './recognisers/leads-and-people/whether-on-action.ts'
import { personAndNumber } from './recognisers/leads-and-people/person-and-number.ts'
import { person, roleHolder } from './recognisers/leads-and-people/person.ts'
import { individualCase } from './recognisers/limits-and-small-talk/individual-case.ts'
import { noSuchThing } from './recognisers/limits-and-small-talk/no-such-thing.ts'
import { smalltalk } from './recognisers/limits-and-small-talk/small-talk.ts'
import { unknownAsker } from './recognisers/limits-and-small-talk/unknown-asker.ts'
import { withoutActions } from './recognisers/limits-and-small-talk/without-actions.ts'
import { aims } from './recognisers/lists-and-labels/aims.ts'
import { labelledRow } from './recognisers/lists-and-labels/labelled-row.ts'
import { linked, links } from './recognisers/lists-and-labels/links.ts'
import { lists, placeAgain } from './recognisers/lists-and-labels/lists.ts'
import { numberedInList } from './recognisers/lists-and-labels/numbered-list.ts'
import { tagged, tags } from './recognisers/lists-and-labels/tags.ts'
import { prioritiesByActions } from './recognisers/priorities/priorities-by-actions.ts'
import { outcomes } from './recognisers/priorities/outcomes.ts'
import { prioritiesTogether } from './recognisers/priorities/priorities-together.ts'
import { priorities, priority } from './recognisers/priorities/priority.ts'
import { allAlike } from './recognisers/same-value/all-alike.ts'
import { othersAlike } from './recognisers/same-value/others-alike.ts'
import { position } from './recognisers/progress/position.ts'
import { replies } from './recognisers/progress/replies.ts'
import { revisedDates } from './recognisers/progress/revised-dates.ts'
import { story } from './recognisers/progress/story.ts'
import type { Library } from '../plan/library.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Every recogniser that looks at a question by itself, in the order in which their candidates are weighed. */
export function allRecognisers(vocabulary: Vocabulary, library: Library): Recogniser[] {
  return [
    smalltalk(vocabulary),
    individualCase(vocabulary),
    noSuchThing,
    unknownAsker,
    choice,
    substitution,
    sameOfAnotherRow,
    whichOnes,
    figureBeside,
    nextInPlace,
    siblingNamed,
    placesOfAction,
    districtRowAgain,
    personAndNumber,
    whetherOnAction,
    lead,
    action,
    priority,
    priorities,
    tally,
    compareCounts,
    prioritiesByActions,
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
    indicatorInPlace,
    indicatorAbout,
    figures,
    wholePopulation,
    person,
    roleHolder,
    agency,
    compareActions,
    allAlike,
    othersAlike,
    compareBySubject,
    datesAlike,
    districts,
    monitoring,
    contact,
    contactOfLead,
    definition,
    changes,
    story,
    position,
    replies,
    revisedDates,
    withoutActions,
    document(library),
    planYears,
    numberedParagraph,
    beside,
    courseOfThat,
    listedRecord,
    abbreviationBefore,
    statements,
    mentions,
  ]
}
