import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { readDigestCommand } from '../../../src/ask/spoken-updates/read-digest-command.ts'
import { readSpokenPause } from '../../../src/ask/spoken-updates/read-pause.ts'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { commandSentence, ownPauseSentence } from '../../../src/cards/digest-sentences.ts'
import { statusLines } from '../../../src/cards/digest-words.ts'
import { recipientWords } from '../../../src/cards/preview-words.ts'
import { makeConfirmAct, type ConfirmAct } from '../../../src/services/cycle/confirm.ts'
import { makeHearCommand, type HearCommand } from '../../../src/services/cycle/hear-command.ts'
import { makeHearPause, type HearPause } from '../../../src/services/cycle/hear-pause.ts'
import type { PauseStore } from '../../../src/services/cycle/ledger.ts'
import type { Presser } from '../../../src/services/officer-card/press.ts'
import type { SplitCard } from '../../../src/services/officer-cards.ts'
import type { Outbox } from '../../../src/services/ports.ts'
import { createCoverStore } from '../../../src/store/covers.ts'
import { createConfirmedActs } from '../../../src/store/cycle/confirmed-acts.ts'
import { createPauseStore } from '../../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../../src/store/cycle/runs.ts'
import { createDirectory } from '../../../src/store/directory.ts'
import { createOutbox } from '../../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../../src/store/updates.ts'
import { smallPlan } from '../../cards/small-plan.ts'
import { freshDatabase } from '../../support/database.ts'
import { queryOn } from '../../support/throwaway-database.ts'

const planId = smallPlan.plan.id
const somebody: Presser = {
  accountId: 'k',
  displayName: 'X',
  personName: null,
  administrator: false,
  approver: false,
}
const karen: Presser = { ...somebody, personName: 'Karen Noble' }
const administrator: Presser = { ...somebody, accountId: 'a', displayName: 'Jane Smith', administrator: true }
let url: string
let now: string
let outbox: Outbox
let pauses: PauseStore
let hearPause: HearPause
let hearCommand: HearCommand
let confirmAct: ConfirmAct
beforeEach(async () => {
  const store = await freshDatabase()
  url = store.url
  now = '2011-07-15T09:00:00.000Z'
  const nothing = () => undefined
  const { database } = store
  outbox = createOutbox(database, nothing)
  pauses = createPauseStore(database)
  const directory = createDirectory(database)
  const account = { accountId: 'd', name: 'Darren Newman', email: null, personName: 'Darren Newman' }
  await directory.saveAccount(account, { conversationId: 'chat', reference: {} })
  await directory.saveAccount({ ...account, accountId: 'a', name: 'Jane Smith', personName: null }, null)
  const channels = [{ channel: 'managers', cadence: 'weekly', day: 'Monday', time: '09:30' }] as const
  const bankHolidays = { add: [], remove: [] }
  const needs = {
    plans: {
      library: { current: smallPlan, plans: new Map([[planId, smallPlan]]) },
      engine: () => expect.unreachable(),
    },
    updates: createUpdateStore(database, nothing),
    ...{ outbox, pauses, directory, channels },
    runs: createRunLedger(database, nothing),
    confirmedActs: createConfirmedActs(database),
    ...{ positions: createPositionStore(database), covers: createCoverStore(database), approvers: [] },
    splitCard: ((view) => (view.items.length > 0 ? [view.items] : [])) satisfies SplitCard,
    schedule: {
      officers: { day: 'Monday', time: '09:00' } as const,
      channels: [...channels],
      chase: {},
      bankHolidays,
    },
    isBankHoliday: bankHolidaysOfEngland(bankHolidays),
    clock: { today: () => now.slice(0, 10), now: () => now },
    log: { info: nothing, warn: nothing, error: () => expect.unreachable() },
    managersChannelId: null,
    administrators: ['a', 'not-met@example.org'],
  }
  hearPause = makeHearPause({ ...needs, readSpokenPause })
  hearCommand = makeHearCommand({
    ...needs,
    readDigestCommand: (text, today) => readDigestCommand(text, smallPlan, today),
  })
  confirmAct = makeConfirmAct(needs)
  return () => store.close()
})
const command = (text: string, sender = administrator, personal = true) =>
  hearCommand({ text, sender, personal })
const asked = async (text: string) => {
  const heard = await command(text)
  if (heard.kind !== 'confirm-run' && heard.kind !== 'confirm-cancel') throw new Error(heard.kind)
  return heard.confirmation
}
const press = { sender: administrator, activityId: 'pressed' }
const queued = async () => (await outbox.ofPeriod(planId, '2011-07-11')).length

describe('“pause my reminders”', () => {
  const say = async (text: string, sender = karen) => {
    const heard = await hearPause({ text, sender })
    return heard.kind === 'none' ? 'none' : ownPauseSentence(heard)
  }

  it('holds at once, says until when and how to end it, and is in the status for the administrator', async () => {
    expect(await say('pause my reminders until 5 September')).toMatch(
      /up to and including 5 September 2011.*administrator can see.*“resume my reminders”/,
    )
    expect(await pauses.on(planId, '2011-09-05')).toMatchObject([{ person: 'Karen Noble' }])
    expect(await pauses.on(planId, '2011-09-06')).toEqual([])
    const heard = await command('digest status')
    expect(heard.kind === 'status' && statusLines(heard.status)).toContain(
      'Karen Noble’s reminders rest until 5 September 2011.',
    )
    expect(await say('resume my reminders')).toMatch(/pause has ended/)
    expect(await say('resume my reminders')).toMatch(/were not paused/)
    expect(await pauses.on(planId, '2011-07-15')).toEqual([])
  })

  it('is over on the day after its end, and then there is nothing to resume', async () => {
    await say('pause my reminders until 20 July')
    now = '2011-07-21T09:00:00.000Z'
    expect(await say('resume my reminders')).toMatch(/were not paused/)
  })

  it('said anew has the new end alone', async () => {
    await say('pause my reminders until 5 September')
    await say('pause my reminders until 1 August')
    expect(await pauses.on(planId, '2011-07-15')).toMatchObject([{ untilDay: '2011-08-01' }])
  })

  it('says what is missing, and changes nothing', async () => {
    expect(await say('pause my reminders')).toMatch(/needs its last day/)
    expect(await say('pause my reminders until 1 July 2011')).toMatch(/has passed/)
    expect(await say('pause my reminders until December 2012')).toMatch(/half a year at most/)
    expect(await say('pause my reminders until Friday', { ...karen, personName: null })).toMatch(
      /names nobody whom I can match/,
    )
    expect(await say('who leads 2.3')).toBe('none')
    expect(await pauses.on(planId, '2011-07-15')).toEqual([])
  })
})

describe('a digest command', () => {
  it('is for administrators, in their own chat', async () => {
    for (const act of ['status', 'preview', 'run', 'cancel', 'resume', 'pause until 5 September']) {
      const refused = await command(`digest ${act}`, karen)
      expect(refused).toEqual({ kind: 'not-administrator', who: ['Jane Smith'] })
      expect(await command(`digest ${act}`, administrator, false)).toEqual({ kind: 'in-private' })
    }
    expect(await pauses.on(planId, '2011-07-15')).toEqual([])
    expect(await queued()).toBe(0)
  })

  it('pauses everything, or one officer, until a day', async () => {
    expect(await command('digest pause until 5 September')).toMatchObject({ kind: 'paused' })
    expect(await command('digest pause for Karen Noble until 1 August')).toMatchObject({ kind: 'paused' })
    expect(await pauses.on(planId, '2011-07-15')).toMatchObject([
      { person: 'Karen Noble', by: 'Jane Smith' },
      { person: null, by: 'Jane Smith' },
    ])
    const ended = { kind: 'resumed', person: null, was: true }
    expect(await command('digest resume')).toEqual(ended)
    expect(await command('digest resume')).toEqual({ ...ended, was: false })
    expect(await command('digest resume for Karen Noble')).toEqual({ ...ended, person: 'Karen Noble' })
  })

  it('previews without writing anything', async () => {
    const heard = await command('digest preview')
    expect(heard.kind === 'preview' && heard.preview.recipients).toHaveLength(2)
    expect(await queued()).toBe(0)
  })
})

describe('a confirmation', () => {
  it('of a run counts recipients, and sends only when it is pressed, once', async () => {
    const heard = await command('digest run')
    expect(heard).toMatchObject({
      counts: {
        officers: { reached: 1, notReached: 1, resting: 0 },
        channels: { reached: 0, notReached: 1 },
      },
    })
    expect(await queued()).toBe(0)
    const confirmation = await asked('digest run')
    expect(await confirmAct(confirmation, press)).toEqual({ kind: 'run', added: 3, resting: 0 })
    expect(await queued()).toBe(3)
    expect(await confirmAct(confirmation, press)).toEqual({ kind: 'done-before' })
    expect(await confirmAct(await asked('digest run'), press)).toMatchObject({ kind: 'run', added: 0 })
    expect(await queued()).toBe(3)
  })

  it('of a run says that everything is paused, and sends all the same', async () => {
    await command('digest pause until 5 September')
    const heard = await command('digest run')
    expect(heard.kind === 'confirm-run' && recipientWords(heard.counts)).toMatch(
      /^Every digest is paused until 5 September 2011\. Sending now goes out all the same, and the pause goes on\. This writes to 1 officer/,
    )
    expect(await confirmAct(await asked('digest run'), press)).toMatchObject({ kind: 'run', added: 3 })
  })

  it('of a cancellation holds back what waits, and an old press of the run does not undo it', async () => {
    expect(await command('digest cancel')).toEqual({ kind: 'nothing-to-cancel' })
    const run = await asked('digest run')
    await confirmAct(run, press)
    expect(await command('digest cancel')).toMatchObject({ kind: 'confirm-cancel', waiting: 3 })
    const cancel = await asked('digest cancel')
    expect(await confirmAct(cancel, press)).toEqual({ kind: 'cancelled', held: 3 })
    expect(await confirmAct(cancel, press)).toEqual({ kind: 'done-before' })
    expect(await confirmAct(run, press)).toEqual({ kind: 'done-before' })
    expect(await outbox.claim(10, 60)).toEqual([])
    expect(await queryOn(url, 'select act, by from confirmed_act order by at')).toEqual([
      { act: 'run', by: 'Jane Smith' },
      { act: 'cancel', by: 'Jane Smith' },
    ])
  })

  it('is asked anew for the right, and holds for its day only', async () => {
    const confirmation = await asked('digest run')
    const noMore = { sender: { ...administrator, administrator: false }, activityId: 'pressed' }
    expect(await confirmAct(confirmation, noMore)).toEqual({ kind: 'not-administrator', who: ['Jane Smith'] })
    await expect
      .poll(() => queryOn(url, 'select act, reasons[1] as why from refusal'))
      .toEqual([{ act: 'digest-run', why: 'not-administrator' }])
    now = '2011-07-16T09:00:00.000Z'
    expect(await confirmAct(confirmation, press)).toEqual({ kind: 'out-of-date' })
    expect(await queued()).toBe(0)
    const forged = { id: randomUUID(), act: 'cancel', askedOn: '2011-07-16' } as const
    expect(await confirmAct(forged, noMore)).toMatchObject({ kind: 'not-administrator' })
  })

  it('has a sentence for whoever may not', () => {
    expect(commandSentence({ kind: 'not-administrator', who: ['Jane Smith'] })).toMatch(/Ask Jane Smith\./)
    expect(commandSentence({ kind: 'not-administrator', who: [] })).toMatch(/whoever runs the bot/)
  })
})
