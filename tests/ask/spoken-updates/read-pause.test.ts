import { describe, expect, it } from 'vitest'
import { readDigestCommand } from '../../../src/ask/spoken-updates/read-digest-command.ts'
import { readSpokenPause } from '../../../src/ask/spoken-updates/read-pause.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library } = await shippedPlan()
/** A Friday. */
const today = '2011-07-15'

describe('a pause in words', () => {
  it.each([
    ['pause my reminders until 5 September', '2011-09-05'],
    ['Please pause my reminders until Monday 5 September 2011.', '2011-09-05'],
    ['can you stop my reminders until 5 Sept please?', '2011-09-05'],
    ['no reminders until the end of August', '2011-08-31'],
    ['No more reminders for me until 5 January, thanks', '2012-01-05'],
    ['I’m on leave until 5 September, pause my reminders', '2011-09-05'],
    ['I am on annual leave, so please stop my reminders until Friday', '2011-07-22'],
    ['pause my weekly cards, I’m away until 5/9/11', '2011-09-05'],
    ['don’t remind me until tomorrow', '2011-07-16'],
    ['snooze my reminders for two weeks', '2011-07-29'],
    ['pause my reminders for a week', '2011-07-22'],
    ['stop reminding me till 1 July 2011', '2011-07-01'],
  ])('is “%s”', (text, untilDay) => {
    expect(readSpokenPause(text, today)).toEqual({ kind: 'pause', untilDay })
  })

  it.each([
    'pause my reminders',
    'stop reminders',
    'no reminders until I say so',
    'I’m on leave, pause my reminders',
  ])('has no end in “%s”', (text) => {
    expect(readSpokenPause(text, today)).toEqual({ kind: 'no-end' })
  })

  it.each(['resume my reminders', 'I’m back from leave, please start my reminders again', 'end my pause'])(
    'is over with “%s”',
    (text) => {
      expect(readSpokenPause(text, today)).toEqual({ kind: 'resume' })
    },
  )

  it.each([
    'how do I pause my reminders until 5 September?',
    'why did you stop my reminders',
    'when do reminders start',
    'my reminders',
    'I am on leave until 5 September',
    'which actions stop until 5 September',
    'pause my reminders about 2.3 until 5 September',
    'who leads priority 7?',
    '',
  ])('is not “%s”', (text) => {
    expect(readSpokenPause(text, today)).toBeNull()
  })
})

describe('a digest command in words', () => {
  const read = (text: string) => readDigestCommand(text, library.current, today)

  it('says the same as on the command line', () => {
    expect(read('digest status')).toEqual({ kind: 'status' })
    expect(read('Digest run.')).toEqual({ kind: 'run' })
    expect(read('digest pause until 5 September')).toEqual({
      ...{ kind: 'pause', person: null, untilDay: '2011-09-05' },
    })
    expect(read('digest pause for Karen Noble until 5 September')).toMatchObject({ person: 'Karen Noble' })
    expect(read('digest resume Karen Noble')).toEqual({ kind: 'resume', person: 'Karen Noble' })
    expect(read('digest resume')).toEqual({ kind: 'resume', person: null })
  })

  it('never guesses a name, and never pauses without an end', () => {
    expect(read('digest pause')).toEqual({ kind: 'no-end' })
    expect(read('digest pause for Karen Noble')).toEqual({ kind: 'no-end' })
    expect(read('digest pause for Zelda Fitz until 5 September')).toMatchObject({ kind: 'unknown-name' })
    expect(read('digest pause for David until 5 September')).toMatchObject({ kind: 'several' })
  })

  it.each(['digest', 'what is a digest', 'digest status of priority 7', 'run', ''])('is not “%s”', (text) => {
    expect(read(text)).toBeNull()
  })
})
