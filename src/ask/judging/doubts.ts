import type { Reading } from '../reading.ts'
import { asksForStatuses } from '../asked-for/asks-for-statuses.ts'
import type { Context } from '../recogniser.ts'
import { asksMoreOfPeople } from './doubts/asked-of-people.ts'
import { asksAnotherNumber } from './doubts/asked-of-numbers.ts'
import { goesBeyond } from './doubts/beyond-the-plan.ts'
import { namesNone } from './doubts/asked-by-name.ts'
import { measuresOther } from './doubts/asked-of-measures.ts'
import { tellsNoCourse, tellsTheSame } from './doubts/told-again.ts'
import { movesTheOtherWay } from './doubts/asked-of-direction.ts'
import { tellsOneOfTwo } from './doubts/asked-of-two.ts'
import { tellsNoTime } from './doubts/asked-of-times.ts'
import { saysItInOtherWords } from './doubts/other-words.ts'
import { goesElsewhere } from './doubts/goes-elsewhere.ts'
import { pointsAtAnother } from './doubts/points-at-another.ts'
import { givesNoCause } from './doubts/asked-why.ts'
import { tellsOnlyTheMeaning } from './doubts/asked-of-providers.ts'
import { asksForTheOthers } from './doubts/asked-by-denial.ts'
import { tellsWhatIsToCome } from './doubts/asked-whether-done.ts'
import type { Weighed } from './evidence.ts'

/** What is answered from recorded updates, which tell more than a plan's rows: dates that were refused, reasons. */
const ofProgress: readonly Weighed['query']['kind'][] = [
  'story',
  'revised-dates',
  'changes',
  'replies',
  'position',
]

/** Lists by a printed label: all that carry it, whatever else a question says. */
const labelled: readonly Weighed['query']['kind'][] = ['tagged', 'themes']

/** Whether a candidate is no more than a guess, however likely: the question asks for what it cannot tell. */
export function inDoubt(best: Weighed, reading: Reading, context: Context): boolean {
  if (ofProgress.includes(best.query.kind)) return false
  // A list by how actions stand leaves no word unread, and is told from updates, too.
  if (best.query.kind === 'actions' && asksForStatuses(reading)) return false
  return (
    (labelled.includes(best.query.kind) && best.leftOver.length > 0) ||
    pointsAtAnother(best, reading, context) ||
    asksForTheOthers(best, reading, context) ||
    goesElsewhere(best, reading, context) ||
    asksMoreOfPeople(best, reading, context) ||
    goesBeyond(best, reading, context) ||
    namesNone(best, reading, context) ||
    givesNoCause(best, reading, context) ||
    tellsOnlyTheMeaning(best, reading, context) ||
    tellsNoTime(best, reading, context) ||
    tellsWhatIsToCome(best, reading, context) ||
    measuresOther(best, reading, context) ||
    saysItInOtherWords(best, reading, context) ||
    tellsOneOfTwo(best, reading) ||
    movesTheOtherWay(best, reading, context) ||
    tellsTheSame(best, reading, context) ||
    tellsNoCourse(best, reading, context) ||
    asksAnotherNumber(best, reading, context)
  )
}
