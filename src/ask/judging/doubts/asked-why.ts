import type { Reading } from '../../reading.ts'
import { asks, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Why is attainment in Stevenage so low?": the state of things has a cause, which is asked for. */
const asksForCause =
  /\b(why|how come) (is|are|was|were|has|have|did|do|does|isnt|arent|hasnt|havent|dont|doesnt|didnt)\b/
/** Words by which a paragraph gives a cause. */
const cause =
  /\b(because|due to|owing to|thanks to|results? (of|in|from)|as a result|resulted|resulting|reasons?|so (that|as)|in order to|therefore|hence|caus(e|es|ed|ing)|led to|leads? to|following|reflect\w*|respon(se|d|ds|ded|ding)|prompted|as (the|we|it|they|there|this|these)|since the|no longer|by \w+ing|although|moved|linked|link|known)\b/i
/** Words by which the sentence itself says what something is for, which serves for a cause. */
const purpose =
  /\b(means?|intend\w*|aim\w*|needs? to|important|essential|vital|crucial|to (ensure|improve|help|make|support|reduce|enable|provide|increase|meet|address|prevent|avoid|give|better|strengthen|protect|build|develop|promote|allow|encourage|deliver|understand|achieve|identify|keep|inform|tackle)|(help|enabl|ensur|allow|address)\w*)\b/i

/** Whether a cause is asked for that the sentence told does not give: it says only that it is so. */
export function givesNoCause({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  if (query.kind !== 'passage' || !asks(reading, 'why') || !asksForCause.test(reading.said)) return false
  return about.every((key) => {
    const record = context.catalogue.byKey.get(key)
    const paragraph = reading.loaded.passages.find((passage) => passage.key === record?.of)
    const own = record?.body ?? ''
    return !purpose.test(own) && !cause.test(`${own} ${paragraph?.text ?? ''}`)
  })
}
