import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Which priorities have no …?", "who isn't …?": all the others are asked for. */
const denied =
  /\b(which|what|who|whose|how many|what share)\b.*\b(not|isnt|arent|wasnt|werent|doesnt|dont|didnt|hasnt|havent|neither|nor|never|except|excluding)\b|\b(which|how many) (\w+ ){1,4}(have|has|had|with|name|names|give|gives|list|lists|print|prints) no\b|^((and|so|but) )*(except|excluding|apart|other)( for| from| than)? .*\b(which|what|who|how many)\b/
/** What is said of the asker or in passing, and shuts out nothing. */
const inPassing =
  /\b(i|im|ive|we|you|youre|were|they|it|that|this) (\w+ )?(not|dont|didnt|havent|isnt|wasnt|arent|never|doesnt)\b|\b(or|if|why|maybe|perhaps|certainly|whether|am|but|so) (\w+ )?not\b|\b(not|never|isnt) (sure|certain|clear|the|just|only|yet|mind|long|far|who|what|which|when)\b|\bwhy\b|\bnot in (education|employment|school|work|training)\b|, not\b|\bnor\b (is|am|do) i\b/
/** What a record says that denies something itself. */
const denies = /\b(not|no|none|never|without|non|lack\w*|neither|nor|neet|except)\b|n['’]t\b/i

/** Answers that tell everything of a kind, or one of them, and can shut nothing out. */
const whole: readonly Query['kind'][] = [
  'priority-lead',
  'priority',
  'priorities',
  'indicators',
  'tagged',
  'tags',
  'agency',
  'person',
  'figures',
  'aims',
  'tally',
  'themes',
]

const ofOthers =
  /^((and|so|but) )*(who|whos|(which|what|how many) (lead )?(agencies|officers|leads|people|managers|partners|bodies|organisations)) .*\b(not|isnt|arent|dont|doesnt|without|never)\b/

/** "How many rows don't mention Be Safe?": those that do are no answer to it, however likely. */
export function asksForTheOthers({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  if (!denied.test(reading.said) || inPassing.test(reading.said)) return false
  if (query.kind === 'actions') {
    const { missing, notDue, notAgencies, notOfficers, timescale, sole, monitored, monitoring } = query.filter
    const kept = missing !== null || notDue !== null || notAgencies.length + notOfficers.length > 0
    // "Which agencies don't lead anything?" asks for no action without an officer.
    if (missing === 'officer' && ofOthers.test(reading.said)) return true
    return !(kept || timescale !== null || sole || monitored !== null || monitoring !== null)
  }
  // A tally of those that have none is of just these.
  if (query.kind === 'tally' && query.most === 0) return false
  if (!whole.includes(query.kind) || asks(reading, 'stopped')) return false
  // Only a number or an aim can itself be of those who are not in something.
  return (
    !['figures', 'aims'].includes(query.kind) ||
    !about.some((key) => {
      const record = context.catalogue.byKey.get(key)
      return denies.test(`${record?.names.join(' ') ?? ''} ${record?.body ?? ''}`)
    })
  )
}
