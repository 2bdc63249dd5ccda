import type { Library } from '../../../plan/library.ts'
import type { Particular } from '../../../plan/model.ts'
import { proposes } from '../../entities/plans/described-plans.ts'
import type { Reading } from '../../reading.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Recogniser,
} from '../../recogniser.ts'
import { tokenise, type Token } from '../../words/words.ts'

/** What a document is called, and what is said of its way through a council, whichever particular is meant. */
const paper = /^(report|plan|document|paper|strategy|strategic|cypp|priorities|one)$/
const passing =
  /^(date|day|days|time|month|year|clock|due|go|goes|going|went|come|comes|came|take|taken|taking|took|put|meant|supposed|scheduled|expected|asked|meet|met|meeting|before|front|up|one|new|final|finally|end|dates|first|earlier|earliest|sooner|later|latest|before)$/

const bodies = /^(cabinet|panel|council|committee|members|councillors)$/

const asking = /^(what|whats|when|whens|where|which|who|whos|whose|whom)$/

const whether = /^(and |so |but )?(is|are|was|were|did|does|do|has|have|had)\b/

/** Words of a message that ask for one particular, with all that they may say besides. */
type Entry = { plan: string; particular: Particular; wanted: ReadonlySet<string>[]; own: ReadonlySet<string> }

/**
 * "When was the 2018-21 plan to go before Full Council?", "what does the Essex plan take the place of?": a particular of the
 * document itself, in words that its plan gives for it. A paper that proposes a plan is asked for that plan, too.
 */
export function particulars(library: Library): Recogniser {
  const perPlan = new Map(
    [...library.plans.values()].map((loaded) => [
      loaded.plan.id,
      [loaded, ...[...library.plans.values()].filter((paperOn) => proposes(paperOn, loaded))].flatMap(
        ({ plan }) => plan.particulars.map((particular) => entryOf(plan.id, particular)),
      ),
    ]),
  )
  return (reading, { subjects }) => {
    const entries = perPlan.get(reading.loaded.plan.id) ?? []
    if (entries.length === 0 || reading.refs.length > 0 || reading.people.length > 0) return []
    // "Has Full Council approved it?" asks what came of it, which a paper that goes to a meeting does not know.
    if (!hasWord(reading, asking) || whether.test(reading.said)) return []
    if (reading.plans.length === 0 && !hasWord(reading, paper)) return []
    const claimed = union(
      aspectWords(reading, 'when', 'list', 'text', 'title', 'milestone'),
      thingWords(reading, 'plan'),
      wordsLike(reading, paper),
      wordsLike(reading, passing),
      // Of several plans each went to a body of its own, and a question may name them all.
      order(reading).length > 0 ? wordsLike(reading, bodies) : [],
    )
    return entries
      .flatMap((entry) => {
        const said = saidOf(entry, reading, order(reading))
        return said === null ? [] : [{ entry, claims: union(claimed, said) }]
      })
      .filter(({ claims }) => topicUnits(reading, claims).every((unit) => subjects.weightOf(unit) <= 0.2))
      .map(({ entry, claims }) => ({
        query: {
          kind: 'document',
          aspect: 'particulars',
          people: [],
          particulars: [{ plan: entry.plan, of: entry.particular.of }],
        },
        fit: 0.96,
        claims,
        about: [],
        rule: 'document particulars',
      }))
  }
}

function entryOf(plan: string, particular: Particular): Entry {
  return {
    plan,
    particular,
    wanted: particular.askedWith.map((words) => new Set(stems(tokenise(words)))),
    own: new Set(stems(tokenise(`${particular.of} ${particular.says}`))),
  }
}

/** "Which went to cabinet first?", of several plans, asks when each of them did. */
function order({ plans, said }: Reading): readonly string[] {
  const several = new Set(plans.map(({ planId }) => planId)).size > 1
  return several && /\b(first|earlier|earliest|sooner|later|latest|last)\b/.test(said) ? ['when', 'date'] : []
}

/** The words of the message that ask for it, or that it says itself; null where it is not asked for. */
function saidOf({ wanted, own }: Entry, { tokens }: Reading, besides: readonly string[]): number[] | null {
  const said = new Set([...stems(tokens), ...besides])
  const asked = wanted.filter((words) => [...words].every((word) => said.has(word)))
  if (asked.length === 0) return null
  return tokens
    .filter(({ stem }) => own.has(stem) || asked.some((words) => words.has(stem)))
    .map(({ index }) => index)
}

function stems(tokens: readonly Token[]): string[] {
  return tokens.map(({ stem }) => stem)
}
