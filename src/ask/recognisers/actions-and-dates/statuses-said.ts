import { confidenceSchema, stageSchema, type Confidence, type Stage } from '../../../plan/reporting.ts'
import type { ActionFilter } from '../../action-filter.ts'
import type { StatusMention } from '../../entities/statuses.ts'
import type { Reading } from '../../reading.ts'
import { positions } from '../../words/words.ts'
import { asksForStatuses, isSaidOfActions } from '../../asked-for/asks-for-statuses.ts'

type Status = ActionFilter['statuses'][number]

/**
 * The stages and confidences that a message asks for, as a filter, with the words that name them. Each of several counts; one
 * that is only shut out ("not finished") asks for all others. A status's own name may stand beside any words where `may` says so;
 * its other words, which mean much else, only where nothing is left unread or they are plainly said of actions.
 */
export function statusesSaid(
  reading: Reading,
  may: { stages: boolean; colours: boolean },
): { filter: Pick<ActionFilter, 'stage' | 'confidence' | 'statuses'>; claims: number[] } {
  const whole = asksForStatuses(reading)
  const said = reading.statuses.filter((mention) => {
    if (whole) return true
    const isStage = stageSchema.safeParse(mention.status).success
    if (!(isStage ? may.stages : may.colours)) return false
    return isOwnName(mention, reading) || isSaidOfActions(mention, reading)
  })
  const wanted = said.filter((mention) => !isShutOut(mention, reading))
  // "Amber, not red": where one is wanted, the other that is shut out is none of them.
  const statuses: Status[] =
    wanted.length > 0
      ? inOrder(wanted.map(({ status }) => status))
      : othersThan(said.map(({ status }) => status))
  const [only, another] = statuses
  const isOne = only !== undefined && another === undefined
  return {
    filter: {
      stage: isOne ? (stageSchema.safeParse(only).data ?? null) : null,
      confidence: isOne ? (confidenceSchema.safeParse(only).data ?? null) : null,
      statuses: isOne ? [] : statuses,
    },
    claims: said.flatMap(({ from, to }) => positions(from, to)),
  }
}

/** As the plan's rules list them: stages first. */
const order: readonly (Stage | Confidence)[] = [
  'Complete',
  'Stopped',
  'On hold',
  'In progress',
  'Not started',
  'Red',
  'Amber',
  'Green',
]

function inOrder(statuses: readonly (Stage | Confidence)[]): Status[] {
  return order.filter((status) => statuses.includes(status))
}

/** Not finished is any other stage, or none yet; not green is another confidence. */
function othersThan(statuses: readonly (Stage | Confidence)[]): Status[] {
  const stages = stageSchema.options.filter((stage) => statuses.includes(stage))
  if (stages.length > 0) return [...stageSchema.options.filter((stage) => !statuses.includes(stage)), 'none']
  return statuses.length === 0 ? [] : confidenceSchema.options.filter((one) => !statuses.includes(one))
}

function isOwnName({ status, from, to }: StatusMention, { tokens }: Reading): boolean {
  const words = tokens.slice(from, to + 1).map(({ text }) => text)
  return words.join(' ') === status.toLowerCase()
}

/** "Not on hold", "haven't been finished": whether the words right before a status shut it out. */
function isShutOut({ from }: StatusMention, { tokens }: Reading): boolean {
  let at = from - 1
  while (/^(been|being|yet|fully|all|currently|now|still)$/.test(tokens[at]?.text ?? '')) at--
  return /^(not|isnt|arent|wasnt|werent|hasnt|havent|never|without)$/.test(tokens[at]?.text ?? '')
}
