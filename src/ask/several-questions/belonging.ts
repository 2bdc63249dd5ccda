import type { Clause } from './clauses.ts'
import type { Unit } from '../words/lexicon.ts'
import type { Reading } from '../reading.ts'
import { refersBack } from '../recogniser.ts'
import type { Subjects } from '../subjects/subjects.ts'

/**
 * Sentences that belong together: "How many are there? (2018-21 plan)" names the plan of its question, and "A boy of 13
 * looks after his mother. Which priority would that fit?" asks about what was told before.
 */
export function belonging(
  clauses: readonly Clause[],
  read: (text: string) => Reading,
  { subjects }: { subjects: Subjects },
): Clause[] {
  const told = (reading: Reading) =>
    reading.units.some((unit) => subjects.weightOf(unit) > 0.3 && !onlyAsks(unit, reading))
  return clauses.reduce<Clause[]>((kept, clause) => {
    const before = kept.at(-1)
    if (before === undefined) return [clause]
    const reading = read(clause.text)
    const named = reading.refs.length + reading.people.length + reading.tags.length > 0
    const onlyPlan = reading.plans.length > 0 && reading.units.length === 0 && !named
    // "…has worked? Action 6.3.": the number says which one the question is about.
    const onlyNumber =
      reading.refs.length > 0 && !clause.question && onlyNames(reading) && read(before.text).refs.length === 0
    const onlyMind = reading.plans.length > 0 && !named && inMind.test(clause.text)
    if ((onlyPlan || onlyNumber || onlyMind) && before.question)
      return [...kept.slice(0, -1), joinedTo(before, clause, before.question)]
    const aside = read(before.text)
    const asksWhich = reading.things.has('priority') || /\bbees?\b/i.test(clause.text)
    const several = new Set(aside.plans.map(({ planId }) => planId)).size > 1 && reading.plans.length === 0
    if (several && clause.question && ofSeveral.test(clause.text))
      return told(reading) && !asksWhich
        ? [...kept, joinedTo(clause, { text: `(${aside.plans.map(({ said }) => said).join(', ')})` }, true)]
        : [...kept.slice(0, -1), joinedTo(before, clause, true)]
    const ofAside =
      asksWhich ||
      refersBack(reading) ||
      ofChange.test(clause.text) ||
      ofParts.test(clause.text) ||
      ofFigures.test(clause.text) ||
      aside.plans.length > reading.plans.length
    // "Who should I contact about it?": "it" is the plan.
    const open = clause.question && !reading.aspects.has('contact') && ofAside && !named && !told(reading)
    // A number that the plan does not have is asked about in vain, and still is what is asked about.
    const alone = aside.refs.every(({ keys }) => keys.length === 0) && aside.people.length === 0
    const weighty = aside.units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0) > 0.35
    return open && alone && !before.question && (told(aside) || (weighty && asksWhich && refersBack(reading)))
      ? [...kept.slice(0, -1), joinedTo(before, clause, true)]
      : [...kept, clause]
  }, [])
}

/** "Title", "lead", "the drop", "bee": words that ask of a thing, and name none. */
function onlyAsks({ tokens: at }: Unit, { tokens, aspects }: Reading): boolean {
  const asking = ['title', 'lead', 'officer', 'agency', 'when', 'milestone'] as const
  return at.every(
    (i) =>
      asking.some((aspect) => aspects.get(aspect)?.has(i)) ||
      /^(bees?|aims?|headlines?|headings?|themes?|drop|fall|rise|increase|decrease|reduction|change|difference|gap|improvement|growth|cut|how|big|large|small|much)$/.test(
        tokens[i]?.text ?? '',
      ),
  )
}

/** Nothing but a number and the word for what it numbers. */
function onlyNames({ units, refs, things }: Reading): boolean {
  const known = new Set([
    ...refs.flatMap(({ tokens }) => tokens),
    ...[...things.values()].flatMap((words) => [...words]),
  ])
  return units.every(({ tokens }) => tokens.every((i) => known.has(i)))
}

/** "How big was the drop?": a change that was told of just before. */
const ofChange =
  /\bthe (drop|fall|rise|increase|decrease|reduction|change|difference|gap|improvement|growth|cut)\s*\?$/i

/** "What did the panel report have in mind?": asks a paper about the question before it. */
const inMind =
  /^(so |and )?what (did|does|do) [\w' -]{3,40} (say|have in mind|intend|suggest|propose|promise|envisage|foresee)( (about|on|for|to) (it|that|this))?( instead)?\s*\?$/i

/** "What does each part do?": of the parts that were told of just before. */
const ofParts = /\b(each|both|either) (part|parts|bit|half|halves|side|end|piece|of them)\b/i

/** "What were the two figures?": those of what was told just before. */
const ofFigures =
  /^(and |so )?what (are|were|is|was) (the |those |these )?(two |three |both |actual |exact )?(figures?|numbers?|percentages?|shares?|proportions?|rates?)\s*\?$/i

/** "Which one says …?", "under which Bee in each?": asked of the plans that were named before. */
const ofSeveral = /\b(each|both|either|which (one|of them|of the two|document|plan|report))\b/i

function joinedTo(before: Clause, clause: Pick<Clause, 'text'>, question: boolean): Clause {
  return { text: `${before.text} ${clause.text}`, question }
}
