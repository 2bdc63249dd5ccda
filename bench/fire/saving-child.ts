import { createInterface } from 'node:readline'
import { openDatabase } from '../../src/store/database.ts'
import { openCouncil, type Council } from '../../tests/support/sequences/council.ts'
import { people } from '../../tests/support/sequences/steps.ts'
import { orderSchema, type Acknowledgement, type Order } from './kill-order.ts'

/**
 * A bot in little, to be killed: presses Save as each line of its input says, any number at once, through the real
 * services, and prints every outcome once it is known.
 */
const database = await openDatabase(process.argv[2] ?? '', () => undefined)
const councils = new Map<string, Council>()
const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`)
createInterface({ input: process.stdin }).on('line', (line) => {
  void press(orderSchema.parse(JSON.parse(line))).then(say)
})
process.stdin.on('end', () => void database.close())
say({ ready: true })

async function press({
  activityId,
  planId,
  cardId,
  ref,
  baseVersion,
  note,
}: Order): Promise<Acknowledgement> {
  const council = councils.get(planId) ?? openCouncil(database, planId)
  councils.set(planId, council)
  const card = await council.readCard(cardId)
  if (!card) throw new Error('The card is not kept.')
  const actionKey = `${planId}/${ref}`
  const outcome = await council.presses.save(card, {
    ...{ actionKey, baseVersion, activityId },
    drafts: { [actionKey]: { status: 'in-progress-green', note, checked: 'true' } },
    actor: { ...people.administrator, accountId: 'account-administrator', displayName: 'Administrator' },
  })
  const state = outcome.view.items.find(({ action }) => action.key === actionKey)?.state
  return { activityId, kind: outcome.kind, version: state?.now.version ?? 0 }
}
