import { z } from 'zod'

/** A round of monitoring: a stretch of the plan's year, after which the position of every action is signed off. */
const roundSchema = z.strictObject({
  /** "2011-12": April to March. */
  financialYear: z.string().regex(/^\d{4}-\d{2}$/, 'a financial year is written like 2011-12'),
  /** How the round is called everywhere: "Quarter 2 (July to September 2011)". */
  name: z.string().min(1),
  /** Other names by which people ask for it: "half year 1". */
  alsoKnownAs: z.array(z.string().min(1)).default([]),
  from: z.iso.date(),
  /** The last day that the round is about; how an action stood is told as at its end. */
  to: z.iso.date(),
  /** From this day on officers are asked about every open action, once. */
  opensOn: z.iso.date(),
  /** On the morning of this day the position is signed off. */
  closesOn: z.iso.date(),
})
export type Round = z.infer<typeof roundSchema>

/** The rounds of a plan, in order. One whose days do not follow each other, or that overlaps another, is refused. */
export const roundsSchema = z.array(roundSchema).superRefine((rounds, context) => {
  const problem = (place: number, field: keyof Round, message: string) => {
    context.addIssue({ code: 'custom', path: [place, field], message })
  }
  rounds.forEach((round, i) => {
    const before = rounds[i - 1]
    if (round.to < round.from) problem(i, 'to', 'a day after "from"')
    if (!isWithin(round)) problem(i, 'financialYear', 'the year, April to March, that holds "from" and "to"')
    if (round.closesOn <= round.to || round.closesOn <= round.opensOn)
      problem(i, 'closesOn', 'a day after "to" and after "opensOn"')
    if (before && (round.from <= before.to || round.opensOn < before.closesOn))
      problem(i, 'from', 'after the round before, which closes before this one opens')
    if (rounds.some(({ name }, j) => j < i && name === round.name))
      problem(i, 'name', 'a name that no other round has')
  })
})

function isWithin({ financialYear, from, to }: Round): boolean {
  const year = Number(financialYear.slice(0, 4))
  const named = financialYear.slice(5) === String(year + 1).slice(2)
  return named && from >= `${year}-04-01` && to <= `${year + 1}-03-31`
}
