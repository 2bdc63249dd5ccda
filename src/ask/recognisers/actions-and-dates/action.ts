import type { ActionAspect } from '../../query.ts'
import {
  asks,
  aspectWords,
  hasWord,
  refersBack,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Aspect } from '../../vocabulary.ts'
import { asksForStatuses } from '../../asked-for/asks-for-statuses.ts'
import { asksPriorityBelongedTo } from '../../asked-for/priority-belonged-to.ts'
import { asksWhatWasSaid } from '../../asked-for/what-was-recorded.ts'
import { asksForMoney, quantityOf } from '../../asked-for/quantity.ts'
import type { Reading } from '../../reading.ts'
import { neighbouring } from '../../asked-for/neighbouring.ts'
import { targetsOf } from '../../asked-for/targets.ts'

const asked: readonly { aspect: ActionAspect; words: Aspect[] }[] = [
  { aspect: 'overdue', words: ['overdue'] },
  { aspect: 'next', words: ['next'] },
  { aspect: 'when', words: ['when', 'milestone'] },
  { aspect: 'officer', words: ['lead', 'officer'] },
  { aspect: 'agency', words: ['agency'] },
  { aspect: 'monitoring', words: ['monitoring'] },
  { aspect: 'parts', words: ['parts'] },
  { aspect: 'text', words: ['text', 'title'] },
  { aspect: 'status', words: ['status'] },
]

/** Anything about one action: its date, officer, agency, monitoring, words, standing; or all of it. */
export const action: Recogniser = (reading, context): Candidate[] => {
  // "Anything finished in priority 3" asks for whichever there are, and "what did 2.3 say last month" for no row of the plan.
  if (asksForStatuses(reading) || asksWhatWasSaid(reading)) return []
  const statusWords = aspectWords(reading, 'status')
  // "On track" asks how it goes; the "track" in it does not ask how it is tracked.
  const tracked = [...aspectWords(reading, 'monitoring')].some((i) => !statusWords.has(i))
  const here = asked.filter(
    ({ aspect, words }) =>
      asks(reading, ...words) &&
      !(aspect === 'officer' && asksPriorityBelongedTo(reading)) &&
      // "Which agency leads it?" asks for no officer.
      !(
        aspect === 'officer' &&
        asks(reading, 'agency') &&
        !asks(reading, 'officer') &&
        !hasWord(reading, /^(who|whos|hu|whom|whose)$/)
      ) &&
      !(words.includes('monitoring') && !tracked),
  )
  // "The lead agency" asks for no officer: the "lead" in it is the agency's.
  const agencyWords = aspectWords(reading, 'agency')
  const leadWords = aspectWords(reading, 'lead', 'officer')
  if (leadWords.size > 0 && [...leadWords].every((i) => agencyWords.has(i)))
    here.splice(0, here.length, ...here.filter(({ aspect }) => aspect !== 'officer'))
  // A number whose officer cell has no name is asked for the role that stands there.
  if (
    reading.refs.length > 0 &&
    asks(reading, 'role', 'none-named') &&
    !here.some(({ aspect }) => aspect === 'officer')
  )
    here.push({ aspect: 'officer', words: ['role', 'none-named', 'title'] })
  // "Names on 1.2 please": an action has no name of its own, so whoever stands beside it is asked for.
  const names = namesBeside(reading)
  if (names.length > 0 && !here.some(({ aspect }) => aspect === 'officer'))
    here.splice(0, here.length, ...here.filter(({ aspect }) => aspect !== 'text'), {
      aspect: 'officer',
      words: ['title', 'officer'],
    })
  // "Who should sign off the update on 1.4?" asks for somebody, and not how it stands.
  if (asksWhoIsTo(reading) && here.every(({ aspect }) => aspect === 'status' || aspect === 'text'))
    here.splice(0, here.length, { aspect: 'officer', words: ['status', 'changed', 'position'] })
  // An action has no measures of its own: how it is measured is how it is monitored.
  const meansAction = reading.refs.some(({ kind }) => kind === 'action')
  const back =
    reading.refs.length === 0 && [1, 2].includes(context.memory.actions.length) && refersBack(reading)
  if (asks(reading, 'indicators') && (meansAction || back) && !tracked)
    here.push({ aspect: 'monitoring', words: ['indicators', 'compare', 'status'] })
  // "When is 4.4 due and who has it?": a bare "who" beside something else asks for the officer too.
  const bareWho = reading.tokens.filter(({ text }) => /^(who|whos|hu|whom)$/.test(text))
  if (
    here.some(({ aspect }) => aspect === 'when' || aspect === 'agency' || aspect === 'monitoring') &&
    bareWho.length > 0 &&
    !asks(reading, 'agency') &&
    !here.some(({ aspect }) => aspect === 'officer')
  )
    here.push({ aspect: 'officer', words: ['officer'] })
  // "Who is on the next one?" asks for the officer of the row below, and for no next milestone.
  const onward = neighbouring(reading, context.memory) !== null
  if (onward) here.splice(0, here.length, ...here.filter(({ aspect }) => aspect !== 'next'))
  const before = context.memory.query
  const again = onward && here.length === 0 && before?.kind === 'action' ? before.aspects : []
  const claimed = union(
    ...here.map(({ words }) => aspectWords(reading, ...words)),
    thingWords(reading, 'action', 'person'),
    names,
  )
  const targets = targetsOf(
    reading,
    context,
    claimed,
    speaksOf(reading, 'action') || (here.length > 0 && !speaksOf(reading, 'priority')) ? 'action' : null,
  ).filter((target) => target.kind === 'action')
  const counting = here.length === 0 && quantityOf(reading, new Set(), context).kind !== null
  return targets.map((target): Candidate => {
    // "How many places does 9.3 promise?" is no question on an action that gives no number.
    const lacks = counting && target.by === 'number' && target.keys.every((key) => !givesNumber(key, reading))
    // A part of an action has no parts of its own.
    const isPart = target.keys.every((key) => (reading.loaded.actions.get(key)?.parentKey ?? null) !== null)
    const aspects = (again.length > 0 ? again : here.map(({ aspect }) => aspect)).filter(
      (aspect) => !(aspect === 'parts' && isPart),
    )
    const timed = aspects.some((aspect) => aspect === 'when' || aspect === 'next' || aspect === 'overdue')
    const certain =
      target.by === 'number'
        ? 1
        : target.by === 'conversation'
          ? 0.97
          : speaksOf(reading, 'action')
            ? 0.97
            : here.length > 0
              ? 0.93
              : 0.84
    const belongs =
      hasWord(reading, /^(which|what)$/) && speaksOf(reading, 'priority') && target.by !== 'meaning'
    const taken = target.by === 'number' && aspects.includes('when') ? dueTaken(reading) : undefined
    const sharpened = sharpen(aspects, reading.said)
    return {
      query: {
        kind: 'action',
        actions: target.keys,
        aspects: belongs && sharpened.length === 0 ? ['priority'] : sharpened,
        stopped: asks(reading, 'stopped') && target.by === 'number' ? 'stopped' : null,
        ...(taken === undefined ? {} : { due: taken.range }),
      },
      fit:
        target.fit *
        certain *
        (lacks ? 0.3 : 1) *
        (target.by === 'meaning' && wantsNumber(reading, context) ? 0.6 : 1) *
        (sharpened.length > 0 ? (timed ? 0.96 : 0.93) : 0.82),
      claims: union(
        claimed,
        target.claims,
        taken?.tokens ?? [],
        aspectWords(reading, 'stopped', 'list', ...(lacks ? [] : (['figure'] as const))),
        belongs ? thingWords(reading, 'priority') : [],
        asksPriorityBelongedTo(reading) ? aspectWords(reading, 'lead') : [],
      ),
      about: target.keys,
      rule: `action by ${target.by}`,
      ...(target.traits || lacks ? { traits: { ...target.traits, ...(lacks ? { holds: -1 } : {}) } } : {}),
    }
  })
}

/** "Who would that be", "who do I ask": somebody is asked for who is to do something about a numbered row. */
function asksWhoIsTo({ said, refs }: Reading): boolean {
  return (
    refs.some(({ kind }) => kind === 'action') &&
    /\b(who|whom) (would|should|must|do i|do we|can i|could i|shall) (?!have\b)\w+/.test(said)
  )
}

/** "The names on 1.2", "whose name for 2.3": the words that ask for people beside a numbered row. */
function namesBeside({ tokens, refs }: Reading): number[] {
  if (!refs.some(({ kind }) => kind === 'action')) return []
  return tokens
    .filter(
      ({ text, index }) =>
        text === 'names' ||
        (text === 'name' && /^(on|for|against|beside|next|down|by|in)$/.test(tokens[index + 1]?.text ?? '')),
    )
    .map(({ index }) => index)
}

/** "Is 7.1 due in March 2012?": the time that a question takes an action to be due, where it only wants a yes. */
function dueTaken(reading: Reading): Reading['ranges'][number] | undefined {
  const { said } = reading
  const whether = /^((so|and|ok|but|surely|now) )*(is|isnt|was|wasnt|are|does|did|will|must|has|have)\b/.test(
    said,
  )
  const checking = reading.text.trim().endsWith('?') && !/\b(when|what|which|who|whose|how|why)\b/.test(said)
  return (whether || checking) && reading.ranges.length === 1 ? reading.ranges[0] : undefined
}

/** Whether an action says a number of anything, its dates aside. */
function givesNumber(key: string, reading: Reading): boolean {
  const { actions } = reading.loaded
  const action = actions.get(key)
  const texts = [key, ...(action?.partKeys ?? [])].map((each) => actions.get(each)?.text ?? '')
  return /\d|\b(two|three|four|five|six|seven|eight|nine|ten|half|all|every)\b/i.test(
    texts.join(' ').replace(/\b(19|20)\d{2}\b/g, ''),
  )
}

/** A number or a sum of money is wanted, which no action gives unless actions are asked for. */
function wantsNumber(reading: Reading, context: Context): boolean {
  return (
    quantityOf(reading, new Set(), context).kind !== null ||
    (asksForMoney(reading) && !speaksOf(reading, 'action'))
  )
}

/** Drops an aspect that only rode along with a plainer one ("when" with "next"; "text" with anything). */
function sharpen(aspects: ActionAspect[], text: string): ActionAspect[] {
  const plain = aspects.filter((aspect) => aspect !== 'text' && aspect !== 'status')
  const has = (aspect: ActionAspect) => aspects.includes(aspect)
  const particular = plain.filter((aspect) => aspect !== 'when')
  const whether = /^((so|and|ok|but) )*(has|have|hasnt|is|was|did|are) /.test(text)
  if ((whether || /\b(status|rag|how is|going)\b/.test(text)) && has('status') && particular.length === 0)
    return plain.includes('when') ? ['status', 'when'] : ['status']
  // "When was 2.1 completed?" takes it to be done: whether it is stands first.
  if (
    /\bwhen (was|were|did|has|have)\b.*\b(complete|finish|deliver|achiev|clos|sign)\w*/.test(text) &&
    plain.includes('when')
  )
    return ['status', 'when']
  const kept = plain.filter((aspect) => !(aspect === 'when' && (has('next') || has('overdue'))))
  const weekday = kept.filter(
    (aspect) => !(aspect === 'officer' && has('monitoring') && !/\b(who|officer)\b/.test(text)),
  )
  if (weekday.length > 0) return weekday.filter((aspect) => aspect !== 'parts' || weekday.length === 1)
  return has('status') ? ['status'] : has('text') ? ['text'] : []
}
