import { everyWord, hasWord, refersBack, type Candidate, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Reread } from './retold.ts'

const longestFollowUp = 10
/** "Which national indicator covers that now?", "what measure is that under?" */
const covering =
  /\b(which|what) (\w+ )?(indicator|measure|kpi|ni)( number)? (\w+ )?(is|covers?|measures?|tracks?|goes|would|does|counts?|looks?)\b/
/** The measure must be about this much of what the figure is called, and more than the next. */
const [leastAbout, ahead] = [0.4, 0.02] as const

/** Which of its priority's measures a figure that was just told falls under. */
export function indicatorOfThat(reading: Reading, context: Context, reread: Reread): Candidate[] {
  const { memory, subjects, catalogue } = context
  const [figure, another] = memory.figures
  const measurement = reading.loaded.measurements.get(figure ?? '')
  const priority = catalogue.byKey.get(figure ?? '')?.priorityKey
  if (measurement === undefined || another !== undefined || priority == null) return []
  if (reading.tokens.length > longestFollowUp || reading.refs.length > 0) return []
  if (!covering.test(reading.said) || !refersBack(reading) || hasWord(reading, /^(else|other|others)$/))
    return []
  const [best, next] = subjects.find(reread(measurement.name).units, {
    kinds: ['indicator'],
    planId: reading.loaded.plan.id,
    within: [priority],
  })
  if (!best || best.coverage < leastAbout || best.score - (next?.score ?? 0) < ahead) return []
  return [
    {
      query: { kind: 'indicator', indicators: [best.record.key], figure: false },
      fit: 0.97,
      claims: everyWord(reading),
      about: [best.record.key],
      rule: 'indicator of that',
    },
  ]
}
