import { describe, expect, it } from 'vitest'
import { inputId, readDrafts, readOfficerPress } from '../../src/cards/officer-inputs.ts'

const key = 'herts-2011/2/2.4a'

describe('the inputs of an officer’s card', () => {
  it('are read back under their action', () => {
    const data = {
      cardId: 'c',
      [inputId('status', key)]: 'on-hold',
      [inputId('note', key)]: 'Waiting | for police',
      [inputId('revisedOn', key)]: '2011-09-30',
      [inputId('note', 'other')]: 'Typed, not saved',
    }
    expect(readDrafts(data)).toEqual({
      [key]: { status: 'on-hold', note: 'Waiting | for police', revisedOn: '2011-09-30' },
      other: { note: 'Typed, not saved' },
    })
  })

  it('are only what the card asked for', () => {
    const data = {
      'colour|x': 'red',
      'note|': 'no key',
      note: 'no bar',
      'note|n': 7,
      'status|__proto__': 'complete',
    }
    const drafts = readDrafts(data)
    expect(Object.keys(drafts)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(drafts)).toBe(Object.prototype)
  })

  it.each([null, undefined, 'text', 7, ['note|x']])('are none in %j', (data) => {
    expect(readDrafts(data)).toEqual({})
  })
})

describe('readOfficerPress', () => {
  it('takes a Save', () => {
    const save = { cardId: 'c', actionKey: key, baseVersion: 2, [inputId('status', key)]: 'complete' }
    expect(readOfficerPress(save)).toEqual({
      cardId: 'c',
      actionKey: key,
      baseVersion: 2,
      drafts: { [key]: { status: 'complete' } },
    })
  })

  it.each([
    {},
    { cardId: 'c' },
    { cardId: 'c', actionKey: key },
    { cardId: 'c', actionKey: key, baseVersion: -1 },
    { cardId: 7, actionKey: key },
    null,
  ])('refuses %j', (data) => {
    expect(readOfficerPress(data)).toBeNull()
  })
})
