import { plainWords, planNames } from '../../catalogue/plan-names.ts'
import type { Context, Recogniser } from '../../recogniser.ts'
import { asks, aspectWords, hasWord, speaksOf, thingWords, topicUnits, union } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { tokenise } from '../../words/words.ts'

const explaining =
  /^(mean|means|meaning|meant|stand|stands|definition|define|defined|abbreviation|acronym|short|spell|spelt|spelled|expand)$/
const spellingOut =
  /^(stand|stands|abbreviation|acronym|short|definition|define|defined|spell|spelt|spelled|expand)$/

/** "What does FSM stand for?", "what is the hub and spoke model?", "Tier 2?" */
export const definition: Recogniser = (reading, context) => {
  const claimed = union(aspectWords(reading, 'definition', 'text'), thingWords(reading, 'plan'))
  // "And the Families First Portal?", after what points to another place, asks what points to it.
  if (context.memory.query?.kind === 'linked' && !asks(reading, 'definition')) return []
  const asked = asks(reading, 'definition')
  const strong = hasWord(reading, explaining)
  const { keys, exact } = termsNamed(reading, context, claimed)
  if (keys.length === 0)
    return asked && (hasWord(reading, spellingOut) || onlyLetters(reading, context, claimed))
      ? unexplained(reading, context, claimed)
      : []
  // "Which priority deals with bullying?" asks where it belongs, and not what the word means.
  if (
    !strong &&
    speaksOf(reading, 'priority') &&
    /\bwhich (\w+ ){0,2}(priority|priorities)\b/.test(reading.said)
  )
    return []
  const short = reading.tokens.length <= 5
  if (!asked && !short && !opensWith(reading, /^(what|whats|wats|wot|explain|describe|define)$/)) return []
  // A question that merely says "plan" does not ask what a plan is.
  if (!asked && keys.every((key) => saysLittle(context.catalogue.glossary.get(key)?.term ?? ''))) return []
  const words = new Set(
    keys.flatMap((key) => [...context.lexicon.termsOf(context.catalogue.glossary.get(key)?.term ?? '')]),
  )
  const used = reading.tokens.filter((token) => words.has(token.stem)).map((token) => token.index)
  // "The first service management priority" is named by its place, and not asked for its meaning.
  const named = new Set(
    reading.refs.filter(({ keys: found }) => found.length > 0).flatMap(({ tokens }) => tokens),
  )
  if (!asked && used.length > 0 && used.every((i) => named.has(i))) return []
  const other = !asked && hasWord(reading, /^(when|who|whose|where|how|why|many|much)$/)
  const sure = other ? 0.55 : asked && strong ? 0.98 : asked || short ? 0.9 : 0.7
  return [
    {
      query: { kind: 'definition', terms: keys },
      fit: exact ? sure : sure * (strong ? 0.96 : 0.7),
      claims: union(
        claimed,
        used,
        ofItsPriority(keys, reading, context),
        hasWord(reading, /^definitions?$/)
          ? aspectWords(reading, 'conditions', 'list', 'groups', 'holds')
          : [],
      ),
      about: keys,
      rule: exact ? 'definition' : 'definition of the same concept',
    },
  ]
}

/** "What stands against SMP 1.2?" asks for no meaning. */
function standsElsewhere({ tokens }: Reading): boolean {
  const meaning = tokens.filter(({ text }) => explaining.test(text))
  return meaning.every(({ text, index }) => /^stands?$/.test(text) && tokens[index + 1]?.text !== 'for')
}

/** Whether one of these words opens the message or what follows a comma in it, or all but does. */
function opensWith({ tokens }: Reading, words: RegExp): boolean {
  return tokens.some(({ text }, i) => words.test(text) && (i < 4 || tokens[i - 1]?.after === ','))
}

/** Whether a term is but a word for the plan itself. */
function saysLittle(term: string): boolean {
  return tokenise(term).every(({ text }) => /^(the|plan|plans|document|report|strategy)$/.test(text))
}

/** The glossary terms that the message names: all words of the longest, or failing that one that means the same. */
function termsNamed(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
): { keys: string[]; exact: boolean } {
  // The letters of "SMP 1.2" are a part of its number; "what does SMP 1 stand for?" asks for them.
  const numbered = new Set(
    hasWord(reading, explaining) && !standsElsewhere(reading)
      ? []
      : reading.refs.flatMap(({ said, tokens }) => (/\d/.test(said) ? tokens : [])),
  )
  const stems = new Set(reading.tokens.filter(({ index }) => !numbered.has(index)).map((token) => token.stem))
  const names = planNames(reading.loaded.plan.id, context.catalogue, context.lexicon)
  const said = names.termsSaid(stems)
  // "CORC and QNIC" are two terms; "CAMHS" within "Specialist CAMHS" is none of its own.
  const wordsOf = (term: string) => plainWords(term, context.lexicon)
  const whole = said.filter(([, { term }]) =>
    said.every(
      ([, other]) =>
        wordsOf(other.term).length <= wordsOf(term).length ||
        wordsOf(term).some((word) => !wordsOf(other.term).includes(word)),
    ),
  )
  if (said.length > 0) return { keys: whole.slice(0, 4).map(([key]) => key), exact: true }
  if (asks(reading, 'definition')) {
    const also = [...context.catalogue.glossary].filter(
      ([key, { topics }]) =>
        key.startsWith(`${reading.loaded.plan.id}/`) &&
        topics.some((topic) => {
          const words = wordsOf(topic)
          return words.length > 0 && words.every((word) => stems.has(word))
        }),
    )
    const [one, another] = also
    if (one !== undefined && another === undefined) return { keys: [one[0]], exact: false }
  }
  if (hasWord(reading, spellingOut)) return { keys: [], exact: false }
  const concepts = topicUnits(reading, claimed).flatMap((unit) =>
    [...unit.sense.alternatives]
      .filter(([term, weight]) => weight > 0.9 && term.startsWith('~'))
      .map(([term]) => term),
  )
  const [same] = concepts
    .flatMap((concept) => names.termMeaning.get(concept) ?? [])
    .sort((a, b) => a.place - b.place)
  return { keys: same ? [same.key] : [], exact: false }
}

/** "What does ASK SALI mean?": the only subject is letters, which the plan prints in capitals and nowhere as a word. */
function onlyLetters(reading: Reading, context: Context, claimed: ReadonlySet<number>): boolean {
  const left = topicUnits(reading, claimed).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  const said = left.flatMap(({ tokens }) => tokens.map((i) => reading.tokens[i]?.text ?? ''))
  const printed = context.catalogue.records.filter(({ planId }) => planId === reading.loaded.plan.id)
  const anyCase = printed.map(({ body }) => body).join(' ')
  return (
    said.length > 0 &&
    said.some((word) => word.length > 1 && new RegExp(`\\b${word.toUpperCase()}\\b`).test(anyCase)) &&
    said.every(
      (word) => /^[a-z]+$/.test(word) && !new RegExp(`\\b[A-Za-z]?${word.slice(1)}\\b`).test(anyCase),
    )
  )
}

/** A term whose meaning was plainly asked for and that the plan's glossary does not have. */
function unexplained(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
): ReturnType<Recogniser> {
  const left = topicUnits(reading, claimed).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  if (left.length === 0 || left.length > 3) return []
  // "What do the letters in 9.2 stand for?" says only where they stand.
  if (reading.refs.length > 0 && !onlyLetters(reading, context, claimed)) return []
  const claims = new Set(reading.tokens.map((token) => token.index))
  return [
    { query: { kind: 'definition', terms: [] }, fit: 0.95, claims, about: [], rule: 'term not explained' },
  ]
}

/** "For the purposes of priority 8": a priority that the terms are printed under. */
function ofItsPriority(keys: readonly string[], reading: Reading, context: Context): number[] {
  const sections = keys.map((key) => context.catalogue.glossary.get(key)?.source.section ?? '')
  return reading.refs
    .filter(({ keys: named }) =>
      named.some((key) => {
        const number = reading.loaded.priorities.get(key)?.number
        return number !== undefined && sections.every((section) => section.includes(`Priority ${number},`))
      }),
    )
    .flatMap(({ tokens }) => tokens)
}
