import type { Action } from '../../plan/library.ts'
import { dayInWords } from '../../progress/day-words.ts'
import { statusWords } from '../../progress/status.ts'
import type { ActionAspect, QueryOf } from '../query.ts'
import {
  actionName,
  actionTitle,
  actionsOf,
  agencyBrieflyOf,
  cite,
  priorityName,
  reply,
  rowsOf,
  shorten,
  standing,
  type Facts,
  type Reply,
} from './answerer.ts'
import {
  agencyBriefly,
  milestoneWords,
  namedIn,
  officerBriefly,
  officerSentence,
  timescaleBriefly,
  verdictOn,
} from './cells.ts'
import { statusSentence } from './status.ts'

/** One action, or each of several that bear the number: what was asked of it, in whole sentences. */
export function answerAction(query: QueryOf<'action'>, facts: Facts): Reply {
  const named = actionsOf(facts, query.actions)
  const showWhole =
    query.aspects.length === 0 || query.aspects.some((aspect) => aspect === 'text' || aspect === 'parts')
  const rows = showWhole ? named : rowsOf(facts, named)
  const several = rows.length > 1
  const twins = several && named.length > 1 && sameLabel(named)
  const told = rows.map((action) => sentences(action, query, facts, several ? 160 : wholeWords))
  // Only the first line stands in the chat message, so it alone answers for every row.
  const first = [
    ...(twins ? [`The plan prints ${named[0]?.label ?? ''} more than once.`] : []),
    ...told.map((item) => item.first),
  ].join(' ')
  const lines = [first, ...told.flatMap((item) => item.lines)]
  if (twins) lines.push('Say which priority you mean for more on one of them.')
  const known = told.some((item) => item.known)
  const shown = rows[0]
  return reply(query, known ? 'answer' : 'unknown', lines, {
    facts: rows.flatMap((action) => factsOf(action, facts, several, query)),
    citations: rows.map((action) => cite(facts.loaded, action.source)),
    followUps: shown ? followUps(shown, query.aspects, facts) : [],
    mentioned: {
      actions: rows.map((action) => action.key),
      priorities: [...new Set(rows.map((action) => action.priorityKey))],
      people: [
        ...new Set(
          rows.flatMap((action) =>
            action.leadOfficer.reading === 'people' ? action.leadOfficer.people : [],
          ),
        ),
      ],
      milestone: shown && rows.length === 1 ? (standing(facts, shown).next?.milestone.key ?? null) : null,
    },
  })
}

function sameLabel(actions: readonly Action[]): boolean {
  return actions.every((action) => action.label === actions[0]?.label)
}

/** How much of its words one action alone is shown with: nearly all have fewer. */
const wholeWords = 600

type Told = { lines: string[]; known: boolean }

/** What is told of one action: what was asked in the first line, its words and parts in the lines beneath. */
function sentences(
  action: Action,
  query: QueryOf<'action'>,
  facts: Facts,
  length: number,
): { first: string; lines: string[]; known: boolean } {
  const title = actionTitle(facts, action)
  const subject = title.replace(/^Action/, 'action')
  const about = `“${shorten(action.text, length)}”`
  if (query.stopped !== null)
    return {
      first: `The plan does not say that. It lists ${officerBriefly(action.leadOfficer)} as lead officer for ${subject} (${about}), with the timescale ${timescaleBriefly(action)}. ${statusSentence(action, facts)}`,
      lines: [],
      known: false,
    }
  const aspects = toldAspects(query)
  const verdict = verdictOn(query.due, action)
  const told = aspects
    .map((aspect) => aspectTold(aspect, action, subject, facts))
    .map((item, i) =>
      aspects[i] === 'when' && verdict !== null
        ? { ...item, lines: [`${verdict} ${item.lines[0] ?? ''}`, ...item.lines.slice(1)] }
        : item,
    )
  const wantsText = aspects.includes('text') || aspects.includes('parts')
  return {
    first: told
      .slice(0, query.aspects.length === 0 ? 1 : told.length)
      .map((item) => item.lines[0] ?? '')
      .join(' '),
    lines: [
      ...(query.aspects.length === 0 ? told.slice(1).map((item) => item.lines[0] ?? '') : []),
      ...told.flatMap((item) => item.lines.slice(1)),
      ...(wantsText ? [] : [`${title}: ${about}`]),
    ],
    known: told.some((item) => item.known),
  }
}

function toldAspects(query: QueryOf<'action'>): ActionAspect[] {
  return query.aspects.length === 0 ? ['text', 'officer', 'agency', 'when', 'monitoring'] : query.aspects
}

function aspectTold(aspect: ActionAspect, action: Action, subject: string, facts: Facts): Told {
  const capital = subject.charAt(0).toUpperCase() + subject.slice(1)
  switch (aspect) {
    case 'officer':
      return {
        lines: [officerSentence(subject, action.leadOfficer, 'lead officer')],
        known: namedIn(action.leadOfficer) !== null,
      }
    case 'agency': {
      const known = action.leadAgency.printed !== ''
      return {
        lines: [
          known
            ? `The lead agency for ${subject} is ${agencyBrieflyOf(action, facts)}.`
            : `The plan does not give a lead agency for ${subject}: that cell is blank.`,
        ],
        known,
      }
    }
    case 'when':
    case 'overdue':
    case 'next':
      return whenTold(aspect, action, capital, facts)
    case 'monitoring': {
      const known = action.monitoring.length > 0
      return {
        lines: [
          known
            ? `${capital} is monitored through: ${action.monitoring.join('; ')}.`
            : `The plan does not say how ${subject} will be monitored: that cell is blank.`,
        ],
        known: known && !action.monitoring.every((item) => /^tbc$/i.test(item)),
      }
    }
    case 'text':
      return { lines: [`${capital}: ${action.text}`, ...partLines(action, facts)], known: true }
    case 'parts': {
      const lines = partLines(action, facts)
      return {
        lines:
          lines.length > 0
            ? [`${capital} has ${lines.length} parts: ${action.text}`, ...lines]
            : [`${capital} has no parts of its own: ${action.text}`],
        known: true,
      }
    }
    case 'status':
      return { lines: [statusSentence(action, facts)], known: true }
    case 'priority': {
      const priority = facts.loaded.priorities.get(action.priorityKey)
      return {
        lines: [
          priority
            ? `${capital} is in ${priorityName(priority).replace(/^P/, 'p')}: ${priority.title}.`
            : `${capital} stands in no priority.`,
        ],
        known: true,
      }
    }
  }
}

function partLines(action: Action, facts: Facts): string[] {
  return actionsOf(facts, action.partKeys).map(
    (part) =>
      `${part.label}: ${part.text} (${timescaleBriefly(part)}; ${agencyBriefly(part.leadAgency)}; ${officerBriefly(part.leadOfficer)})`,
  )
}

function whenTold(aspect: 'when' | 'overdue' | 'next', action: Action, capital: string, facts: Facts): Told {
  const at = standing(facts, action)
  const dated = action.milestones.some(({ reading }) => reading.kind === 'dated')
  const known = action.milestones.some(({ reading }) => reading.kind !== 'tbc' && reading.kind !== 'blank')
  if (action.milestones.length === 0)
    return {
      lines: [
        `The plan does not give a date for ${capital.replace(/^Action/, 'action')}: the milestone cell is blank, so it is never overdue.`,
      ],
      known: false,
    }
  const words = action.milestones.map((milestone) => milestoneWords(milestone, at, facts))
  if (aspect === 'overdue') {
    const verdict = at.overdue
      ? `Yes, ${capital.replace(/^Action/, 'action')} is overdue`
      : `No, ${capital.replace(/^Action/, 'action')} is not overdue as at ${dayInWords(facts.asOf)}`
    return { lines: [`${verdict}. Timescale: ${words.join('; ')}.`], known: true }
  }
  if (aspect === 'next' && dated) {
    const passed =
      at.passed.length > 0
        ? ` Passed with no completion recorded: ${at.passed.map(({ milestone }) => milestone.printed).join(', ')}.`
        : ''
    if (at.next) {
      const next = at.next.milestone
      return {
        lines: [
          `The next milestone of ${capital.replace(/^Action/, 'action')} is ${milestoneWords(next, at, facts)}.${passed}`,
        ],
        known: true,
      }
    }
    return { lines: [`${capital} has no milestone still to come: ${words.join('; ')}.`], known: true }
  }
  const plural = action.milestones.length > 1 ? 'milestones' : 'timescale'
  return { lines: [`${capital}, ${plural}: ${words.join('; ')}.`], known }
}

/** What the text does not tell of an action. */
function factsOf(
  action: Action,
  facts: Facts,
  several: boolean,
  query: QueryOf<'action'>,
): { label: string; value: string }[] {
  const told = toldAspects(query)
  const has = (...aspects: ActionAspect[]) =>
    query.stopped === null && aspects.some((aspect) => told.includes(aspect))
  const prefix = several ? `${actionName(facts, action)} ` : ''
  const label = (text: string) => (several ? `${prefix}${text.toLowerCase()}` : text)
  if (action.partKeys.length > 0)
    return actionsOf(facts, action.partKeys).flatMap((part) =>
      factsOf(part, facts, true, { ...query, aspects: ['officer', 'agency', 'when'] }),
    )
  const at = standing(facts, action)
  const stopped = query.stopped !== null
  const rows = [
    {
      label: 'Lead officer',
      value: officerBriefly(action.leadOfficer),
      told: stopped || has('officer'),
    },
    { label: 'Lead agency', value: agencyBriefly(action.leadAgency), told: has('agency') },
    {
      label: 'Timescale',
      value: timescaleBriefly(action),
      told: stopped || has('when', 'next', 'overdue') || (has('status') && (at.overdue ?? at.next) !== null),
    },
    {
      label: 'Monitored through',
      value: action.monitoring.join('; ') || 'not given (blank)',
      told: has('monitoring'),
    },
    {
      label: 'Status',
      value: statusWords(facts.loaded.reporting, at.stage, at.confidence),
      told: stopped || has('status'),
    },
  ]
  return rows.filter((row) => !row.told).map(({ label: name, value }) => ({ label: label(name), value }))
}

function followUps(action: Action, aspects: readonly ActionAspect[], facts: Facts): string[] {
  const name = actionTitle(facts, action)
    .replace(/^Action/, 'action')
    .replace(/ \(priority (\w+)\)/, ' under priority $1')
  return [
    ...(aspects.includes('when') || aspects.includes('next') ? [] : [`When is ${name} due?`]),
    ...(aspects.includes('officer') ? [] : [`Who leads ${name}?`]),
    ...(aspects.includes('status') ? [] : [`What is the status of ${name}?`]),
    ...(aspects.includes('monitoring') ? [] : [`How is ${name} monitored?`]),
  ]
}
