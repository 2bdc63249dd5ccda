import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { readSpokenCover } from '../../src/ask/spoken-updates/read-cover.ts'
import { coverSentence } from '../../src/cards/cover-sentences.ts'
import { makeHearCover, makeSetCover, type CoverWish } from '../../src/services/cover.ts'
import type { Presser } from '../../src/services/officer-card/press.ts'
import type { CoverStore, UpdateStore } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'

let url: string
let covers: CoverStore
let updates: UpdateStore
beforeEach(async () => {
  const store = await freshDatabase()
  url = store.url
  updates = createUpdateStore(store.database, () => undefined)
  covers = createCoverStore(store.database)
  day = today
  return () => store.close()
})

let day = '2011-07-15'
const today = day
const clock = { today: () => day, now: () => `${today}T09:00:00Z` }
const library = { current: smallPlan, plans: new Map([[smallPlan.plan.id, smallPlan]]) }
const somebody = { accountId: 'a', displayName: 'X', personName: null, administrator: false, approver: false }
const darren = { ...somebody, personName: 'Darren Newman' }
const needs = () => ({
  ...{ plans: { library, engine: () => expect.unreachable() }, covers, updates, clock },
  log: { info: () => undefined, warn: () => undefined, error: () => expect.unreachable() },
})
const hear = (message: { text: string; sender: Presser }) =>
  makeHearCover({ ...needs(), readSpokenCover: (text, day) => readSpokenCover(text, smallPlan, day) })({
    ...{ ...message, activityId: 'said' },
  })
const set = (wish: CoverWish, sender: Presser, confirmation: string = randomUUID()) =>
  makeSetCover(needs())(wish, { sender, confirmation, activityId: 'pressed' })
const standIns = async (day: string) =>
  (await covers.on(smallPlan.plan.id, day)).map(({ officer, standIn }) => [officer, standIn])

describe('a cover', () => {
  it('holds once it is confirmed, up to and with its last day', async () => {
    const heard = hear({ text: 'Karen Noble covers for me until 5 September', sender: darren })
    if (heard.kind !== 'to-confirm') throw new Error(heard.kind)
    expect(await standIns(today)).toEqual([])
    expect(await set(heard.wish, darren)).toEqual({ kind: 'set' })
    const pair = [['Darren Newman', 'Karen Noble']]
    expect(await standIns('2011-07-14')).toEqual([])
    expect(await standIns(today)).toEqual(pair)
    expect(await standIns('2011-09-05')).toEqual(pair)
    expect(await standIns('2011-09-06')).toEqual([])
  })

  it('is set once by the card that asked, however often its button is pressed, also after it was ended', async () => {
    const wish = { officer: 'Darren Newman', standIn: 'Karen Noble', fromDay: today, untilDay: '2011-07-20' }
    const both = await Promise.all([set(wish, darren, 'card-1'), set(wish, darren, 'card-1')])
    expect(both).toEqual([{ kind: 'set' }, { kind: 'set' }])
    expect(await queryOn(url, 'select officer from cover')).toHaveLength(1)
    const end = { ...wish, untilDay: '2011-07-14' }
    await set(end, darren, 'card-2')
    expect(await set(wish, darren, 'card-1')).toEqual({ kind: 'overtaken' })
    expect(await standIns(today)).toEqual([])
    await set(wish, darren, 'card-3')
    expect(await set(end, darren, 'card-2')).toEqual({ kind: 'overtaken' })
    expect(await set(wish, darren, 'card-3')).toEqual({ kind: 'set' })
    expect(await standIns(today)).toHaveLength(1)
  })

  it('is no error where its button is pressed again after its last day', async () => {
    const wish = { officer: 'Darren Newman', standIn: 'Karen Noble', fromDay: today, untilDay: today }
    await set(wish, darren, 'card-1')
    day = '2011-07-16'
    expect(await set(wish, darren, 'card-1')).toEqual({ kind: 'set' })
    expect(await set(wish, darren, 'card-2')).toEqual({ kind: 'ends-in-the-past' })
    await expect.poll(() => queryOn(url, 'select reasons from refusal')).toHaveLength(1)
  })

  it('ends when its officer says so', async () => {
    const wish = { officer: 'Darren Newman', standIn: 'Karen Noble', fromDay: today, untilDay: '2011-09-05' }
    await set(wish, darren)
    const heard = hear({ text: 'Karen Noble no longer covers for me', sender: darren })
    if (heard.kind !== 'to-confirm') throw new Error(heard.kind)
    await set(heard.wish, darren)
    expect(await standIns(today)).toEqual([])
  })

  it('has the end that was said last, and leaves its own days behind it and covers of other days', async () => {
    const pair = { officer: 'Darren Newman', standIn: 'Karen Noble' }
    await set({ ...pair, fromDay: '2011-07-15', untilDay: '2011-07-30' }, darren)
    await set({ ...pair, fromDay: '2011-08-20', untilDay: '2011-08-25' }, darren)
    day = '2011-07-18'
    await set({ ...pair, fromDay: day, untilDay: '2011-07-20' }, darren)
    const ends = async (from: string, to = from) =>
      (await covers.between(smallPlan.plan.id, from, to)).map(({ untilDay }) => untilDay)
    expect(await ends('2011-07-16')).toEqual(['2011-07-17'])
    expect(await ends('2011-07-20')).toEqual(['2011-07-20'])
    expect(await ends('2011-07-21')).toEqual([])
    expect(await ends('2011-08-22')).toEqual(['2011-08-25'])
    expect((await ends('2011-07-01', '2011-08-31')).sort()).toEqual([
      '2011-07-17',
      '2011-07-20',
      '2011-08-25',
    ])
  })

  it('is set by the officer who is covered or an administrator, also when the press is forged', async () => {
    const wish = { officer: 'Darren Newman', standIn: 'Karen Noble', fromDay: today, untilDay: '2011-09-05' }
    const karen = { ...somebody, personName: 'Karen Noble' }
    expect(await set(wish, karen, 'pressed')).toEqual({ kind: 'not-yours' })
    expect(await set({ ...wish, standIn: 'Zelda Fitz' }, darren, 'pressed')).toMatchObject({
      kind: 'unknown-name',
    })
    expect(await set({ ...wish, standIn: 'Darren Newman' }, darren, 'pressed')).toEqual({
      kind: 'same-person',
    })
    expect(await set({ ...wish, fromDay: '2011-07-01', untilDay: '2011-07-14' }, darren, 'pressed')).toEqual({
      kind: 'ends-in-the-past',
    })
    expect(await standIns(today)).toEqual([])
    expect(await set(wish, { ...somebody, administrator: true })).toEqual({ kind: 'set' })
    const own = { text: 'Karen Noble covers for Jenny Coles until 5 September', sender: darren }
    expect(hear(own)).toEqual({ kind: 'not-yours' })
    await expect
      .poll(() =>
        queryOn(url, 'select reasons[1] as why, activity_id as press from refusal order by 1, 2 desc'),
      )
      .toEqual([
        { why: 'ends-in-the-past', press: 'pressed' },
        { why: 'not-yours', press: 'said' },
        { why: 'not-yours', press: 'pressed' },
        { why: 'same-person', press: 'pressed' },
        { why: 'unknown-name', press: 'pressed' },
      ])
  })

  it('asks for what is missing in words', () => {
    const say = (text: string, sender = darren) => {
      const heard = hear({ text, sender })
      return heard.kind === 'none' || heard.kind === 'to-confirm' ? heard.kind : coverSentence(heard)
    }
    expect(say('who leads 2.3')).toBe('none')
    expect(say('Karen Noble covers for me')).toMatch(/needs its last day/)
    expect(say('Zelda Fitz covers for me until Friday 5 August')).toMatch(/nobody called “Zelda Fitz”/)
    expect(say('Karen Noble covers for me until 5 August', { ...darren, personName: null as never })).toMatch(
      /cannot|nobody whom I can match/,
    )
  })
})
