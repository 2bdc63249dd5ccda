import { positions } from '../../words/words.ts'
import { asksActionOfThat } from '../actions-and-dates/asks-action-of-that.ts'
import { asksForRowsByTitle } from '../actions-and-dates/officers-by-title.ts'
import { asksAmong } from '../actions-and-dates/among-listed.ts'
import { noFilter } from '../../action-filter.ts'
import type { ActionAspect } from '../../query.ts'
import {
  asks,
  aspectWords,
  hasWord,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import { asksForMoney } from '../../asked-for/quantity.ts'
import type { Reading } from '../../reading.ts'
import { asksPriorityBelongedTo } from '../../asked-for/priority-belonged-to.ts'
import { targetsOf } from '../../asked-for/targets.ts'

/** "Which person", "name the two people": asks for names as "who" does. */
const nameAsked = /\b(which|what|name the) (\w+ ){0,1}(person|people|persons|officers?|managers?|names?)\b/

/** "What are we doing about …?", "what is being done to …?": what is done is asked for, and not who does it. */
const asksForDeeds =
  /\bwhat(s| is| are| were| was| has| have)? (we |they |you |you lot |the \w+ |our \w+ |partners |schools |agencies |being |been )?(actually |currently |now )?(doing|done)\b/

/** "Who is doing it, and for which agency?": the agency is asked for besides the name. */
const agencyToo =
  /\b(who|whos|whose)\b.*\b(for|at|in|with|from|and) (\w+ )?(which|what) (lead )?(agency|organisation|body|partner)\b/

/** "The action leads", "everyone leading an action of", "a lead officer on a priority 5 action": the officers of a priority's actions. */
const teamAsked =
  /\bofficers\b|\baction (leads|owners|officers)\b|\b(lead|leads|leading|leader|officer) (on |for |of |in )?(a|an|any|each|every|the|all|its) (\w+ ){0,2}actions?\b/

/** "Names please, everybody doing something under priority 1": all who stand in its table. */
const everybodyAsked =
  /\b(everybody|everyone|all (the |of the )?(people|names|lead officers|officers))\b.*\b(doing|working|involved|on|in|under|named|down)\b/

/** Words for a table and those who stand in it. */
const ofTable = /^(columns?|names?|everyone|everybody|all|involved|in|table|things?|something|across)$/

/** "Anything stopped in priority 2?": what is asked there is which actions have stopped, and not who has. */
function speaksOfStage({ tokens, aspects, refs, people }: Reading): boolean {
  const stopped = [...(aspects.get('stopped') ?? [])]
  return (
    stopped.every((i) => tokens[i]?.text === 'stopped') &&
    people.length === 0 &&
    refs.every(({ kind }) => kind === 'priority') &&
    !tokens.some(({ text }) => /^(who|whos|whom|whose|somebody|someone|anyone|anybody)$/.test(text))
  )
}

/** "Who leads priority 7?", "who is doing the breastfeeding action?", "lead agency for 11.2?" */
export const lead: Recogniser = (reading, context): Candidate[] => {
  const said = reading.said
  // "Is the person in charge of priority 7 permanent in post?" asks about whoever leads it.
  // So does "is that a permanent post?", after that was told.
  const toldOf = context.memory.query?.kind === 'priority-lead' && /^(is|was) (that|it|this)\b/.test(said)
  const about =
    (toldOf || asks(reading, 'lead', 'officer')) && asks(reading, 'role') && /^(is|was|are) /.test(said)
  // "Could you give me the lead for priority 1 and their job title?"
  const told =
    asks(reading, 'lead') &&
    reading.refs.length > 0 &&
    (asks(reading, 'role') || /\b(give|tell|send|get|need)\b/.test(said))
  const who =
    about ||
    told ||
    hasWord(reading, /^(who|whom|whose|which|what|name)$/) ||
    reading.tokens.length <= 6 ||
    // "And the lead for that priority is?"
    /\b(is|are)$/.test(said)
  const ringing = asks(reading, 'contact') && hasWord(reading, /^(who|whom)$/)
  const wanted =
    about ||
    asks(reading, 'lead', 'officer', 'agency') ||
    (asks(reading, 'stopped') && reading.refs.length > 0 && !speaksOfStage(reading)) ||
    ringing
  // In "which priority is for pupils who miss lessons?" the "who" asks for nobody.
  const describes =
    /\b(which|what)\b.*\b(children|pupils|kids|people|families|those|youngsters|parents|students) who\b/
  const asksWho =
    (hasWord(reading, /^(who|whos|whom|whose|whoever|hu)$/) && !describes.test(said)) ||
    (anyoneElse.test(said) && partnerOf(reading) !== null)
  const bareWho = asksWho || nameAsked.test(said) || everybodyAsked.test(said)
  // "Where's the pilot being run?" asks for a place.
  if (
    wherePlaced.test(said) &&
    !asksWho &&
    !hasWord(reading, /^(lead|leads|officers?|agency|agencies|names?)$/)
  )
    return []
  const same = asks(reading, 'same') && reading.refs.length > 1
  if (!(wanted && (who || same)) && !bareWho) return []
  if (asksForDeeds.test(said) && !bareWho && !hasWord(reading, /^(lead|leads|led|agency|officer|officers)$/))
    return []
  const { listed } = context.memory
  // "Which one has the police as lead agency?" asks which of the list; "who monitors it?" asks after no lead.
  if (asksAmong(reading) && listed.length > 1 && reading.agencies.length > 0) return []
  if (!wanted && (asks(reading, 'monitoring') || /\b(for|aimed at)$/.test(said))) return []
  const partner = partnerOf(reading)
  if (
    asks(reading, 'none-named') ||
    (reading.people.length > 0 && partner === null && !asks(reading, 'stopped'))
  )
    return []
  if (asksPriorityBelongedTo(reading)) return []
  if (asksActionOfThat(reading, context) || asksForRowsByTitle(reading)) return []
  const agency =
    asks(reading, 'agency') &&
    !(
      bareWho &&
      !hasWord(reading, /^(agency|agencies|organisation|organisations|body|group|partner|partners)$/)
    )
  const claimed = union(
    aspectWords(
      reading,
      'lead',
      'officer',
      'agency',
      'role',
      'stopped',
      ...(ringing ? (['contact'] as const) : []),
      ...(same ? (['same'] as const) : []),
    ),
    thingWords(reading, 'person', 'action', 'priority'),
  )
  const officer = hasWord(reading, /^officers?$/)
  // "The overall lead" stands over a whole priority, and is no officer of one action.
  const overall =
    /\b(overall|whole|entire|general) (lead|leader|charge|responsibility|owner|accountability)\b/.test(said)
  const prefer =
    overall || (speaksOf(reading, 'priority') && !officer)
      ? 'priority'
      : officer || agency || speaksOf(reading, 'action')
        ? 'action'
        : null
  // In a plan that names no leads, "sit with" and the like ask for none.
  const plainly =
    reading.loaded.actions.size > 0 ||
    hasWord(reading, /^(lead|leads|led|leading|leader|who|whos|whom|responsible|charge|officer|owner|owns)$/)
  // "Whose job is keeping children safe?" is answered there by a sentence, or not at all.
  const duty = /\bwhose (job|business|responsibility|duty|task)\b/.test(said)
  if (reading.loaded.actions.size === 0 && duty) return []
  const targets = targetsOf(reading, context, claimed, reading.refs.length > 0 ? null : prefer)
  return (
    partner === null ? targets : targets.filter(({ keys }) => keys.some((key) => isOn(partner, key, reading)))
  ).map((target): Candidate => {
    const stopped = asks(reading, 'stopped') && target.by === 'number' ? 'stopped' : null
    // "Which group leads it with CSF?" is asked of an action that CSF leads, too.
    const beside = agency && target.by === 'meaning' ? reading.agencies : []
    const several = hasWord(reading, /^(alongside|other|together|jointly|besides|beside|another)$/)
    const together = beside.filter(({ meaning }) =>
      target.keys.every((key) => {
        const agencies = reading.loaded.actions.get(key)?.leadAgency.agencies ?? []
        return agencies.includes(meaning) && (agencies.length > 1 || !several)
      }),
    )
    const claims = union(
      claimed,
      target.claims,
      aspectWords(reading, 'when'),
      together.flatMap(({ from, to }) => positions(from, to)),
      partner === null ? [] : reading.people.flatMap(({ tokens }) => tokens),
    )
    // "Who funds priority 5?" asks something else of it than who leads it.
    const beyond = topicUnits(reading, claims).filter(
      (unit) =>
        context.subjects.weightOf(unit) > 0.1 &&
        target.keys.every((key) => context.subjects.shareOf(key, unit) < 0.4),
    )
    // "The money spent on them" is asked for only where the action itself does not speak of it.
    const costs = reading.units.filter((unit) => unit.tokens.some((i) => aspectWords(reading, 'cost').has(i)))
    const spoken = costs.every((unit) =>
      target.keys.some((key) => context.subjects.ownShareOf(key, unit) >= 0.5),
    )
    const money =
      asksForMoney(reading) && !spoken && target.by === 'meaning' && !speaksOf(reading, 'action') ? 0.6 : 1
    const fit =
      (plainly ? 1 : 0.5) *
      (together.length < beside.length ? 0.5 : 1) *
      money *
      target.fit *
      (wanted ? 0.97 : beyond.length > 0 && target.by === 'number' ? 0.55 : 0.92)
    // A priority has no agency of its own: those of its actions are told.
    const agenciesToo = agency || hasWord(reading, /^(agencies|organisations|orgs|bodies)$/)
    if (target.kind === 'priority' && (agenciesToo || teamAsked.test(said) || everybodyAsked.test(said)))
      return {
        query: {
          kind: 'actions',
          filter: { ...noFilter, priorities: target.keys, columns: agenciesToo ? ['agency'] : [] },
          as: 'list',
        },
        fit,
        claims: union(claims, aspectWords(reading, 'list'), wordsLike(reading, ofTable)),
        about: target.keys,
        rule: `${agenciesToo ? 'agencies' : 'officers'} of a priority by ${target.by}`,
        ...(target.traits ? { traits: target.traits } : {}),
      }
    if (target.kind === 'priority')
      return {
        query: {
          kind: 'priority-lead',
          priorities: target.keys,
          stopped,
          ...(same && target.keys.length > 1 ? { same } : {}),
        },
        fit,
        claims,
        about: target.keys,
        rule: `lead by ${target.by}`,
        ...(target.traits ? { traits: target.traits } : {}),
      }
    const named = officer || nameAsked.test(said) || /\band who(m|se)?\b/.test(said) || agencyToo.test(said)
    const aspects: ActionAspect[] = agency ? (named ? ['officer', 'agency'] : ['agency']) : ['officer']
    if (asks(reading, 'when')) aspects.push('when')
    return {
      query: { kind: 'action', actions: target.keys, aspects, stopped },
      fit,
      claims,
      about: target.keys,
      rule: `officer by ${target.by}`,
      ...(target.traits ? { traits: target.traits } : {}),
    }
  })
}

const wherePlaced = /^((and|so|ok|but|now) )*(where|wheres|whereabouts)\b/

/** "Is anyone else on it with Sheila?" */
const anyoneElse = /\b(any|some)(one|body) else\b/

/** "Who is she paired with on …?": the one person whose fellow officer is asked for; null where none is. */
function partnerOf(reading: Reading): string | null {
  const [mention, other] = reading.people
  const with_ =
    hasWord(reading, /^(with|alongside|beside)$/) &&
    (hasWord(reading, /^(who|whom|whos|which)$/) || anyoneElse.test(reading.said))
  return with_ && mention && !other && mention.people.length === 1 ? (mention.people[0] ?? null) : null
}

function isOn(person: string, key: string, { loaded: { actions } }: Reading): boolean {
  const parts = [key, ...(actions.get(key)?.partKeys ?? [])]
  return parts.some((each) => {
    const cell = actions.get(each)?.leadOfficer
    return cell?.reading === 'people' && cell.people.includes(person)
  })
}
