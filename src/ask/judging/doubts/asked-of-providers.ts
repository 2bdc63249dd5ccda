import type { Reading } from '../../reading.ts'
import { aspectWords, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Which provider runs Step 2?", "who delivers it?": whoever does it is asked for, and not what it is. */
const whoDoesIt =
  /\b(who|whos|which (\w+ ){0,2}(provider|organisation|organization|agency|company|charity|body|team|service|trust|contractor|partner|firm|supplier|council|department|people|person|officer)|what (provider|organisation|organization|agency|company|charity|body))\b (\w+ ){0,2}(run|runs|running|ran|deliver|delivers|delivering|delivered|provide|provides|providing|provided|operate|operates|operated|manage|manages|managed|lead|leads|led|fund|funds|funded|commission|commissions|commissioned|own|owns|host|hosts|staff|staffs|set|sets|chair|chairs)\b/
/** Words by which a meaning is asked for all the same. */
const meaning = /\b(mean|means|meaning|stand|stands|definition|define|short for)\b/

/** Whether somebody is asked for and a meaning is told that names nobody who does it. */
export function tellsOnlyTheMeaning(
  { query, claims }: Weighed,
  reading: Reading,
  { catalogue }: Context,
): boolean {
  if (query.kind !== 'definition' || !whoDoesIt.test(reading.said) || meaning.test(reading.said)) return false
  const leads = [...aspectWords(reading, 'lead', 'officer', 'agency')]
  if (leads.some((i) => claims.has(i))) return false
  const told = query.terms.map((key) => catalogue.byKey.get(key)?.body ?? '').join(' ')
  return !/\b(run|led|provided|delivered|managed|chaired|funded|commissioned) by\b/i.test(told)
}
