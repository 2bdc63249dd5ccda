import { asksForChange, isChange, quantityOf } from '../../asked-for/quantity.ts'
import type { Reading } from '../../reading.ts'
import { asks, hasWord, type Context } from '../../recogniser.ts'
import { tokenise } from '../../words/words.ts'
import type { Weighed } from '../evidence.ts'

/** A sentence that names so many places of one list gives a number of none of them. */
const listOfPlaces = 5
/** A number counts several groups together where it names so many. */
const fewGroups = 3
const target = /\btarget/i
/** Words by which a question plainly asks for a change. */
const changing =
  /\b(chang(e|ed|es|ing)|ris(en|e|ing)|rose|fall(en|ing)?|fell|gone (up|down)|going (up|down)|grown|growing|increas(ed|ing)|decreas(ed|ing)|dropped|dropping|improv(ed|ing)|worsened|worse|trend)\b/
/** "Higher than the year before": words by which a question sets a number beside an earlier one. */
const sinceBefore =
  /\b(higher|lower|more|fewer|less|better|worse|bigger|smaller|up|down)( \w+){0,4} (than|on|from) (it was |they were |in )?(the )?(year before|last year|years? before|previous|before|earlier|a year)\b/
/** Words by which a sentence tells of a change. */
const tellsChange =
  /\b(up|down|from|increas\w*|decreas\w*|reduc\w*|ris\w*|rose|fall\w*|fell|higher|lower|more|fewer|less|declin\w*|improv\w*|continu\w*|narrow\w*)\b/i
/** Words by which a question asks for what is to be reached. */
const aiming =
  /^(target|targets|aim|aims|aimed|goal|goals|want|wants|wanted|hope|hopes|should|will|would|plan|plans|planned|by|reach|ambition|intend|intends|increase|raise|meant|supposed|expected|promise|promised|commit|committed|need|needs|must|trying|get|ceiling|limit|most|threshold|acceptable|allowed)$/

/** Whether another number is asked for than the candidate gives. */
export function asksAnotherNumber(best: Weighed, reading: Reading, context: Context): boolean {
  return (
    onlyListsThePlace(best, reading, context) ||
    givesNoMeasure(best, reading, context) ||
    onlyAShare(best, reading) ||
    ofOneTime(best, reading, context) ||
    onlyATarget(best, reading) ||
    countsAllTogether(best, reading) ||
    setsNoTarget(best, reading, context) ||
    explainsInstead(best, reading, context)
  )
}

/** "What is the population of Watford?": a sentence that lists the districts gives a number of none of them. */
function onlyListsThePlace({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  const place = reading.places.some(({ meaning }) => meaning !== reading.loaded.plan.area)
  const measured =
    quantityOf(reading, new Set(), context).kind !== null ||
    hasWord(reading, /^(population|size|area|big|large|many)$/)
  if (query.kind !== 'passage' || !place || !measured) return false
  const lists = reading.loaded.plan.lists.map(({ items }) => items.map(({ text }) => text))
  return about.every((key) => {
    const body = context.catalogue.byKey.get(key)?.body ?? ''
    return lists.some((items) => items.filter((item) => body.includes(item)).length >= listOfPlaces)
  })
}

/** "What is the gap in England?", "what's the turnover rate?": a sentence without a number gives none. */
function givesNoMeasure({ query, about }: Weighed, { said, places }: Reading, context: Context): boolean {
  const measure =
    /\bwhat(s| is| was| are| were)? (the|its|their|our) (\w+ ){0,4}(rate|score|percentage|average|population|gap)\b/.exec(
      said,
    )
  if (query.kind !== 'passage' || measure === null || (measure[4] === 'gap' && places.length === 0))
    return false
  return about.every((key) => !/\d/.test(context.catalogue.byKey.get(key)?.body ?? ''))
}

/** "What is the child population?": a share of it is not how many there are. */
function onlyAShare({ query }: Weighed, { said, loaded }: Reading): boolean {
  const counted =
    /\bwhat(s| is| was)? (the|its|their|our) (?!(share|proportion|percentage|growth|increase|rise)\b)(\w+ )?population\b/.test(
      said,
    )
  if (query.kind !== 'figures' || !counted) return false
  return query.figures.every((key) => (loaded.measurements.get(key)?.unit ?? '').startsWith('per'))
}

/** "Has it gone up since 2009?": one number of one time tells of no change. */
function ofOneTime({ query }: Weighed, reading: Reading, context: Context): boolean {
  if (
    query.kind !== 'figures' ||
    query.unmet.length > 0 ||
    (!(asksForChange(reading, context) && changing.test(reading.said)) && !sinceBefore.test(reading.said))
  )
    return false
  const figures = query.figures.flatMap((key) => reading.loaded.measurements.get(key) ?? [])
  // Two numbers of two things are no change of either.
  const ofOwnThing = new Set(figures.map(({ name }) => name)).size === figures.length
  return (
    figures.length > 0 &&
    (figures.length === 1 || (ofOwnThing && sinceBefore.test(reading.said))) &&
    figures.every(
      (figure) =>
        !isChange(figure, context) && figure.comparators.length === 0 && !tellsChange.test(figure.quote),
    )
  )
}

/** "What percentage of centres have a graduate leader?": a target is not how many there are. */
function onlyATarget({ query }: Weighed, reading: Reading): boolean {
  if (query.kind !== 'figures' || query.unmet.length > 0 || hasWord(reading, aiming)) return false
  const named = query.figures.map((key) => reading.loaded.measurements.get(key)?.name ?? '')
  return named.length > 0 && named.every((name) => target.test(name))
}

/** "How many were parents?": a number of several groups together is of none of them alone. */
function countsAllTogether({ query }: Weighed, reading: Reading): boolean {
  if (query.kind !== 'figures' || query.unmet.length > 0) return false
  return query.figures.every((key) => {
    const { cohort = null, unit = '' } = reading.loaded.measurements.get(key) ?? {}
    const groups = (cohort ?? '').split(/, | and /).map((group) => tokenise(group).map(({ stem }) => stem))
    const stems = reading.tokens.map(({ stem }) => stem)
    const named = groups.filter((group) => group.length > 0 && group.every((stem) => stems.includes(stem)))
    const whole = tokenise(unit).some(({ stem }) => stems.includes(stem))
    return groups.length >= fewGroups && named.length === 1 && !whole
  })
}

/** "What is the target for it?": a measure without a number sets none. */
function setsNoTarget(
  { query, rule }: Weighed,
  { said, loaded }: Reading,
  { catalogue, memory }: Context,
): boolean {
  // "Is there a target number?" asks of what was told, and not of whatever has a number.
  const any = /\b(is|are|was|were) there (a|an|any|no) (\w+ )?targets?( number| figure| set)?$/.test(said)
  if (any && query.kind === 'figures' && rule === 'figures by meaning')
    return !query.figures.some((key) => memory.figures.includes(key))
  const asked = /\bwhat(s| is| was)? the (\w+ )?target (for|on|of)\b/.test(said)
  if (!asked || (query.kind !== 'indicator' && query.kind !== 'indicators')) return false
  const texts =
    query.kind === 'indicator'
      ? query.indicators.map((key) => catalogue.indicators.get(key)?.indicator.text ?? '')
      : query.priorities.flatMap(
          (key) => loaded.priorities.get(key)?.indicators.map(({ text }) => text) ?? [],
        )
  return !texts.some((text) => /\d ?%|\bto \d/.test(text))
}

/** "And for children in care?", after a figure: the meaning of the words is not the figure for them. */
function explainsInstead({ query }: Weighed, reading: Reading, { memory }: Context): boolean {
  const goesOn = memory.words !== '' && /^(and|but|so|ok|what about|how about)\b/.test(reading.said)
  return (
    goesOn &&
    query.kind === 'definition' &&
    memory.query?.kind !== 'definition' &&
    !asks(reading, 'definition')
  )
}
