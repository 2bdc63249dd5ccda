import type { Shape } from './shape.ts'

/** One thing in which the stand-in is not as the Playground. `at` is `exchange`, `status`, or a path in `request` or `answer`. */
export type Difference = { step: string; title: string; at: string; playground: string; standIn: string }

/** A difference that is meant, of requests whose title begins so; the two values are as they are found. */
export type Deliberate = Difference & { reason: string }

/** Every difference between two recordings of one script. */
export function differencesOf(playground: readonly Shape[], standIn: readonly Shape[]): Difference[] {
  const byKey = (shapes: readonly Shape[]) =>
    new Map(shapes.map((shape) => [`${shape.step}: ${shape.title}`, shape]))
  const [theirs, ours] = [byKey(playground), byKey(standIn)]
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((key) => {
    const [one, other] = [theirs.get(key), ours.get(key)]
    const { step, title } = one ?? other ?? { step: '', title: '' }
    if (!one || !other) {
      const made = (shape: Shape | undefined) => (shape ? 'made' : 'not made')
      return [{ step, title, at: 'exchange', playground: made(one), standIn: made(other) }]
    }
    return [...new Set([...one.facts.keys(), ...other.facts.keys()])].flatMap((at) => {
      const [playground, standIn] = [one.facts.get(at) ?? 'absent', other.facts.get(at) ?? 'absent']
      return playground === standIn ? [] : [{ step, title, at, playground, standIn }]
    })
  })
}

/** What of the differences has no reason, and which reasons no longer have a difference, as sentences. */
export function withoutReason(
  differences: readonly Difference[],
  deliberate: readonly Deliberate[],
): string[] {
  const covers = (one: Deliberate, difference: Difference) =>
    difference.title.startsWith(one.title) &&
    (['step', 'at', 'playground', 'standIn'] as const).every((key) => difference[key] === one[key])
  const open = differences.filter((difference) => !deliberate.some((one) => covers(one, difference)))
  const idle = deliberate.filter((one) => !differences.some((difference) => covers(one, difference)))
  return [
    ...open.map(
      ({ step, title, at, playground, standIn }) =>
        `${step}: ${title}: ${at} is ${playground} with the Playground, ${standIn} with the stand-in`,
    ),
    ...idle.map(({ step, title, at }) => `${step}: ${title}: ${at} no longer differs as the list says`),
  ]
}
