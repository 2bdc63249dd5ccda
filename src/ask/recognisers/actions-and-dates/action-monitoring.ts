import { explains } from '../../words/lexicon.ts'
import type { ActionFilter } from '../../action-filter.ts'
import { asks, aspectWords, hasWord, topicUnits, union, wordsLike, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

type Narrowing = {
  filter: Pick<ActionFilter, 'monitored' | 'monitoring'> & Partial<Pick<ActionFilter, 'timescale'>>
  claims: Set<number>
}

const lackWords =
  /^(no|without|lack|lacks|lacking|missing|blank|empty|tbc|not|dont|doesnt|isnt|arent|havent|hasnt|none|nothing|silent)$/
/** The share of what is asked that a monitoring cell must say. */
const saysIt = 0.75
const nothing: Narrowing = { filter: { monitored: null, monitoring: null }, claims: new Set() }

/**
 * What a question on monitoring narrows actions to: those whose cell says its words ("tracked through the service
 * improvement plan"), or those whose cell is filled in or blank.
 */
export function monitoringNarrowing(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
): Narrowing {
  if (!asks(reading, 'monitoring')) return nothing
  const tracking = aspectWords(reading, 'monitoring')
  const lacking = reading.tokens.filter(({ text }) => lackWords.test(text))
  // "Left blank", "cells": words of the table itself, through which nothing is monitored.
  const ofTable = wordsLike(reading, /^(left|cells?|columns?|box|boxes|simply|just)$/)
  const from = Math.max(...tracking)
  // What they are monitored through stands behind the word.
  const units = topicUnits(
    reading,
    union(
      claimed,
      tracking,
      ofTable,
      lacking.map(({ index }) => index),
    ),
  ).filter((unit) => (unit.tokens[0] ?? 0) > from)
  const rare = units.filter((unit) => context.subjects.weightOf(unit) > 0.15)
  if (rare.length > 0) {
    const worth = (unit: (typeof units)[number]) => context.subjects.weightOf(unit)
    const total = units.reduce((sum, unit) => sum + worth(unit), 0)
    const saying = [...reading.loaded.actions.values()].filter(({ monitoring }) => {
      const terms = context.lexicon.termsOf(monitoring.join(' '))
      return units.reduce((sum, unit) => sum + worth(unit) * explains(terms, unit.sense), 0) >= saysIt * total
    })
    if (saying.length === 0) return nothing
    const tokens = units.flatMap((unit) => unit.tokens)
    const words = nameAround(reading, Math.min(...tokens), Math.max(...tokens))
    return {
      filter: {
        monitored: null,
        monitoring: { words: words.join(' '), actions: saying.map(({ key }) => key) },
      },
      claims: union(tokens),
    }
  }
  const unsettled = lacking.filter(({ text }) => text === 'tbc')
  if (unsettled.length > 0) {
    const saying = [...reading.loaded.actions.values()].filter(({ monitoring }) =>
      monitoring.some((cell) => /^(tbc|tba|to be (confirmed|agreed))\b/i.test(cell)),
    )
    return {
      // It is the monitoring that is to be confirmed, and not the date.
      filter: {
        monitored: null,
        monitoring: { words: 'tbc', actions: saying.map(({ key }) => key) },
        timescale: null,
      },
      claims: union(
        unsettled.map(({ index }) => index),
        ofTable,
      ),
    }
  }
  if (lacking.length > 0)
    return {
      filter: { monitored: 'blank', monitoring: null },
      claims: union(
        lacking.map(({ index }) => index),
        ofTable,
      ),
    }
  return hasWord(reading, /^(which|many|only|any|list)$/)
    ? { filter: { monitored: 'given', monitoring: null }, claims: new Set() }
    : nothing
}

/** The name that the words stand in: "priority 12 project group" around "12". */
function nameAround({ tokens }: Reading, first: number, last: number): string[] {
  const ends = /^(and|or|who|which|that|is|are|was|were|in|on|of|for|by|do|does|have|has)$/
  const opens = /^(the|a|an|through|via|by|in|under|using|with|from|to|at|on|its|their|our)$/
  let [from, to] = [first, last]
  while (from > 0 && !opens.test(tokens[from - 1]?.text ?? 'the') && tokens[from - 1]?.after === '') from--
  while (to + 1 < tokens.length && tokens[to]?.after === '' && !ends.test(tokens[to + 1]?.text ?? 'and')) to++
  return tokens.slice(from, to + 1).map(({ text }) => text)
}
