import type { RefMention } from '../../entities/ref-mention.ts'
import type { Query } from '../../query.ts'
import { hasWord, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { countedThrough } from '../../asked-for/targets.ts'
import { numberOf, positions } from '../../words/words.ts'

/** "And 2.2?" after SMP 2.1: the action of the same series, where the series has that number. */
export function sameSeries(refs: readonly RefMention[], last: Query, reading: Reading): string[] {
  const { actions } = reading.loaded
  const before = last.kind === 'action' ? (actions.get(last.actions[0] ?? '')?.label ?? '') : ''
  const [, series, within] = /^([A-Za-z]+) ?(\d+)/.exec(before) ?? []
  return refs.flatMap((ref) => {
    // "And 2.4?" after SMP 1.2 leaves SMP1, so that 2.4 is what is printed so.
    if (series === undefined || !/^[\d.]+$/.test(ref.said) || ref.said.split('.')[0] !== within)
      return ref.keys
    const label = `${series} ${ref.said}`.toLowerCase().replace(/\s/g, '')
    const own = [...actions.values()].filter(
      (action) => action.label.toLowerCase().replace(/\s/g, '') === label,
    )
    // "And 2.1?", after SMP 2.1, is no other than 2.1.
    const told = last.kind === 'action' && own.some(({ key }) => last.actions.includes(key))
    return own.length > 0 && !told ? own.map(({ key }) => key) : ref.keys
  })
}

/** "And 5?" after 8.3: the action of the same priority that ends with this number; none where the number is a priority's or has no such action. */
export function besideInNumber(before: readonly string[], reading: Reading): string[] {
  const { actions, priorities } = reading.loaded
  const [number, ...others] = reading.numbers
  const [spoken, ...more] = before.flatMap((key) => actions.get(key) ?? [])
  if (number === undefined || spoken === undefined || others.length + more.length > 0) return []
  const series = /^(.*\d)\.\d+/.exec(spoken.ref)?.[1]
  const wanted = `${series ?? ''}.${String(number.value)}`
  const siblings = priorities.get(spoken.priorityKey)?.actionKeys ?? []
  return siblings.filter((key) => actions.get(key)?.ref === wanted)
}

/** "Sorry, I meant priority 10": the action that bears the same number there. */
export function sameNumberWithin(
  before: readonly string[],
  priorities: readonly string[],
  { loaded }: Reading,
): string[] {
  const labels = new Set(before.map((key) => loaded.actions.get(key)?.label))
  return [...loaded.actions.values()]
    .filter(({ label, priorityKey }) => labels.has(label) && priorities.includes(priorityKey))
    .map(({ key }) => key)
}

/** "And under the other theme?": the one that was not asked of, where the plan has two. */
export function otherTheme(last: Query, reading: Reading): string | null {
  const half = /\bother half\b/.test(reading.said)
  if (!hasWord(reading, /^(other|remaining)$/) || !(half || reading.aspects.has('theme'))) return null
  const before = last.kind === 'priorities' ? last.theme : last.kind === 'actions' ? last.filter.theme : null
  const others = reading.loaded.plan.themes.filter(({ name }) => name !== before)
  return before !== null && others.length === 1 ? (others[0]?.name ?? null) : null
}

/** The action or priority of the last list that "the last" or "the second" means. */
export function listedKey(
  reading: Reading,
  memory: Context['memory'],
  kind: 'action' | 'priority',
): string | null {
  const ordinal = reading.ordinals[0]
  const key = ordinal && countedThrough(reading, memory).at(ordinal.value > 0 ? ordinal.value - 1 : -1)
  const { actions, priorities } = reading.loaded
  return key !== undefined && (kind === 'action' ? actions : priorities).has(key) ? key : null
}

const takesOne =
  /^(start|started|starts|starting|begin|began|begun|beginning|join|joined|on|onto|off|into|with|without|had|have|has|having|get|gets|got|getting|need|needs|given)$/

/** "How many went onto one?": the question in full, with what the last one was about in the place of "one". */
export function withOneNamed(
  { tokens, refs, people }: Reading,
  before: Reading,
  { subjects }: Pick<Context, 'subjects'>,
): string | null {
  const at = tokens.findIndex(
    ({ text }, i) =>
      text === 'one' &&
      takesOne.test(tokens[i - 1]?.text ?? '') &&
      !/^(of|year|to|action|priority|or)$/.test(tokens[i + 1]?.text ?? '') &&
      // "One in four" is a share.
      !(
        tokens[i + 1]?.text === 'in' &&
        numberOf(tokens[i + 2]?.text ?? '') !== null &&
        !/^(19|20)\d\d/.test(tokens[i + 2]?.text ?? '')
      ),
  )
  if (at < 0 || refs.length + people.length > 0) return null
  const narrowing = new Set(
    [...before.cohorts, ...before.places].flatMap(({ from, to }) => positions(from, to)),
  )
  const open = before.units.filter((unit) => unit.tokens.every((i) => !narrowing.has(i)))
  // "Subject to a protection plan": of what stands with an article there can be one.
  const counted = open.filter((unit) => /^an?$/.test(before.tokens[(unit.tokens[0] ?? 0) - 1]?.text ?? ''))
  const rarest = (counted.length > 0 ? counted : open).sort(
    (a, b) => subjects.weightOf(b) - subjects.weightOf(a),
  )[0]
  if (rarest === undefined || subjects.weightOf(rarest) < 0.2) return null
  const name = rarest.tokens.map((i) => before.tokens[i]?.text ?? '').join(' ')
  return tokens.map(({ text, after }, i) => (i === at ? `a ${name}` : `${text}${after}`)).join(' ')
}
