import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Did Full Council adopt it?", "has the video been made?": whether something has happened. */
const whetherDone =
  /^((and|so|but|ok) )*(did|didnt|has|hasnt|have|havent|was|were|wasnt|werent) |\b(did|has|have) (the |full |our |it |they )?\w+( \w+)? (actually |ever |already |really )?(adopt|approve|agree|accept|endorse|sign|pass|reject|vote|decide)\w*\b/
/** What a sentence says that is still to come. */
const toCome =
  /\b(will|shall|needs? to be|is to be|are to be|to be (taken|agreed|approved|considered|presented|added|developed|published)|is being|are being|is due|are due|proposes?|proposed|intends?|plans to|is planned|are planned)\b/i
/** What a sentence says that is over. */
const over =
  /\b(was|were|has been|have been|had been|has|have|had|did|completed|became|took|came|held|agreed on|approved by|adopted by|launched|established|introduced|appointed|secured|achieved|opened|began|started|ran|received|met|produced|undertook|carried out)\b/i

/** "Did the council adopt the plan?": a sentence on what is yet to come does not say whether it came. */
export function tellsWhatIsToCome({ query, about }: Weighed, { said }: Reading, context: Context): boolean {
  if (query.kind !== 'passage' || !whetherDone.test(said)) return false
  return about.every((key) => {
    const body = context.catalogue.byKey.get(key)?.body ?? ''
    return toCome.test(body) && !over.test(body)
  })
}
