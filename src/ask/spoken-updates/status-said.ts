import { confidenceSchema, type Confidence } from '../../plan/reporting.ts'
import { choiceValue } from '../../progress/status.ts'
import { oncePer } from '../once-per.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { sayings, toldStatuses, type StatusName } from '../entities/status-phrases.ts'
import type { Token } from '../words/words.ts'

/**
 * How somebody says that an action goes: the value of the card's status list, `date-moves` or `no-change`; null where they
 * do not say it plainly. `last` is the position of the last word that says so.
 */
export type StatusSaid = { status: string | null; last: number }

const filler = words(
  'is are has have had been now also both all it its this that thats s just fully completely finally already successfully still currently very much slightly a bit little badly seriously again over',
)
/** After these, what comes is not so, not wholly so, or not sure. */
const doubtful = words(
  'not isnt arent wasnt werent hasnt havent hadnt wont cant cannot couldnt wouldnt shouldnt dont doesnt didnt never no longer yet nearly almost half part partly partially mostly largely quite quarter quarters third thirds percent maybe perhaps possibly probably hopefully likely unlikely may might could would should must can ought shall supposed meant expected hoping hope hoped aiming aim planned due if unless once until till about close nowhere near barely far from being getting get soon i we think believe in principle',
)
/** What is to come is no report that it is so; a date that will move is moving. */
const toCome = words('will be going to need needs expects')
/** What was so need not be so any more; what was done is. */
const past = words('was were')
const stillSo = words('complete stopped date-moves not-started')
/** Words after "done" with which it is not all done, or not yet. */
const partly =
  /^(?:except|excepting|apart|bar|barring|besides|other than|but|though|although|however|if|unless|once|when|until|till|pending|subject|provided|providing|assuming|in (?:principle|part|theory)|partly|mostly|largely|nearly|almost|not|only|still|awaiting|waiting|remaining|outstanding|hopefully|probably|maybe|perhaps|to be|yet|soon)\b/
const condition = /^(?:if|unless|provided|providing|assuming)\b/

/** Every way to say how an action goes, the longest first, by the value that it is told as. */
const waysToTell = oncePer((vocabulary: Vocabulary) => {
  const { reported } = vocabulary
  const told = toldStatuses(vocabulary).map(({ meaning, words }) => ({ meaning: valueOf(meaning), words }))
  const others = sayings(Object.entries(reported))
  return [...told, ...others].sort((a, b) => b.words.length - a.words.length)
})

/** The value of the card's status list; "in progress" with no more is Green. */
function valueOf(name: StatusName): string {
  const isConfidence = (each: StatusName): each is Confidence => confidenceSchema.safeParse(each).success
  if (isConfidence(name)) return choiceValue('In progress', name)
  return choiceValue(name, name === 'In progress' ? 'Green' : null)
}

/** The first phrase from a position on that says how an action goes; the longest where several begin there. Null where none does. */
export function statusAt(
  tokens: readonly Token[],
  from: number,
  end: number,
  vocabulary: Vocabulary,
): StatusSaid | null {
  const phrases = waysToTell(vocabulary)
  const before: string[] = []
  for (let at = from; at < end; at++) {
    const found = phrases.find(({ words }) => words.every((word, i) => tokens[at + i]?.text === word))
    if (found) {
      const last = at + found.words.length - 1
      const sure =
        found.meaning !== 'no-status' &&
        isSure(found.meaning, before) &&
        !isDoubtedAfter(found.meaning, tokens, last, end)
      return { status: sure ? found.meaning : null, last }
    }
    const word = tokens[at]?.text ?? ''
    const known = [filler, doubtful, toCome, past].some((list) => list.has(word))
    // How it goes comes first: "2.3 we met the supplier who is done" is no update.
    if (!known && !isShare(tokens, at)) return null
    before.push(word)
  }
  return null
}

function isSure(status: string, before: readonly string[]): boolean {
  const share = before.indexOf('percent')
  const whole = share > 0 && before[share - 1] === '100'
  if (before.some((word) => doubtful.has(word) && !(whole && word === 'percent'))) return false
  if (before.some((word) => /^\d/.test(word)) && !whole) return false
  if (status !== 'date-moves' && before.some((word) => toCome.has(word))) return false
  return stillSo.has(status) || !before.some((word) => past.has(word))
}

/** "90 percent", "three quarters". */
function isShare(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:\d+|one|two|three)$/.test(tokens[at]?.text ?? '') &&
    /^(?:percent|quarters?|thirds?)$/.test(tokens[at + 1]?.text ?? '')
  )
}

/** "Done except training", "done, but not signed", "slipping to May if the tender fails": what follows takes it back in part. */
function isDoubtedAfter(status: string, tokens: readonly Token[], last: number, end: number): boolean {
  const takesBack = status === 'complete' ? partly : condition
  const breaks = tokens.findIndex(({ after }, i) => i >= last && after !== '')
  const clauseEnd = breaks < 0 ? end : Math.min(end, breaks + 1)
  for (let at = last + 1; at < end; at++) {
    const opens = tokens[at - 1]?.after !== ''
    if ((at < clauseEnd || opens) && takesBack.test(following(tokens, at))) return true
  }
  return tokens.slice(clauseEnd, end).some(({ after }) => after === '?')
}

function following(tokens: readonly Token[], at: number): string {
  return `${tokens[at]?.text ?? ''} ${tokens[at + 1]?.text ?? ''}`
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
