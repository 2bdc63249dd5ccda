import type { Clause } from './clauses.ts'
import type { Reading } from './reading.ts'
import { refersBack } from './recogniser.ts'
import type { Subjects } from './subjects.ts'

/**
 * Sentences that belong together: "How many are there? (2018-21 plan)" names the plan of its question, and "A boy of 13
 * looks after his mother. Which priority would that fit?" asks about what was told before.
 */
export function belonging(
  clauses: readonly Clause[],
  read: (text: string) => Reading,
  { subjects }: { subjects: Subjects },
): Clause[] {
  const told = ({ units, tokens }: Reading) =>
    units.some(
      (unit) =>
        subjects.weightOf(unit) > 0.3 && !unit.tokens.every((i) => /^bees?$/.test(tokens[i]?.text ?? '')),
    )
  return clauses.reduce<Clause[]>((kept, clause) => {
    const before = kept.at(-1)
    if (before === undefined) return [clause]
    const reading = read(clause.text)
    const named = reading.refs.length + reading.people.length + reading.tags.length > 0
    const onlyPlan = reading.plans.length > 0 && reading.units.length === 0 && !named
    if (onlyPlan && before.question) return [...kept.slice(0, -1), joinedTo(before, clause, before.question)]
    const aside = read(before.text)
    const asksWhich = reading.things.has('priority') || /\bbees?\b/i.test(clause.text)
    const several = new Set(aside.plans.map(({ planId }) => planId)).size > 1 && reading.plans.length === 0
    if (several && clause.question && ofSeveral.test(clause.text))
      return told(reading) && !asksWhich
        ? [...kept, joinedTo(clause, { text: `(${aside.plans.map(({ said }) => said).join(', ')})` }, true)]
        : [...kept.slice(0, -1), joinedTo(before, clause, true)]
    const ofAside = asksWhich || refersBack(reading) || aside.plans.length > reading.plans.length
    // "Who should I contact about it?": "it" is the plan.
    const open = clause.question && !reading.aspects.has('contact') && ofAside && !named && !told(reading)
    const alone = aside.refs.length + aside.people.length === 0
    return open && alone && !before.question && told(aside)
      ? [...kept.slice(0, -1), joinedTo(before, clause, true)]
      : [...kept, clause]
  }, [])
}

/** "Which one says …?", "under which Bee in each?": asked of the plans that were named before. */
const ofSeveral = /\b(each|both|either|which (one|of them|of the two|document|plan|report))\b/i

function joinedTo(before: Clause, clause: Pick<Clause, 'text'>, question: boolean): Clause {
  return { text: `${before.text} ${clause.text}`, question }
}
