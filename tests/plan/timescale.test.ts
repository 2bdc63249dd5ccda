import { describe, expect, it } from 'vitest'
import { readTimescale, type Timescale } from '../../src/plan/timescale.ts'

const due = (dueOn: string, startsOn: string | null = null): Timescale => ({ kind: 'dated', dueOn, startsOn })

/** Every timescale that the 2011-12 plan prints. */
const printedIn2011: [string, Timescale][] = [
  ['March 2011', due('2011-03-31')],
  ['April 2011', due('2011-04-30')],
  ['June 2011', due('2011-06-30')],
  ['July 2011', due('2011-07-31')],
  ['Summer 2011', due('2011-08-31')],
  ['September 2011', due('2011-09-30')],
  ['October 2011', due('2011-10-31')],
  ['Dec 2011', due('2011-12-31')],
  ['March 2012', due('2012-03-31')],
  ['April 2012', due('2012-04-30')],
  ['April 2011 – September 2011', due('2011-09-30', '2011-04-01')],
  ['April 2011 – March 2012', due('2012-03-31', '2011-04-01')],
  ['Implementation from September 2011', { kind: 'from', startsOn: '2011-09-01' }],
  ['Ongoing', { kind: 'ongoing' }],
  ['Year on year targets', { kind: 'recurring' }],
  ['TBC - Business plan - IOG', { kind: 'tbc' }],
]

/** Ways of writing that other plans use. */
const printedElsewhere: [string, Timescale][] = [
  ['', { kind: 'blank' }],
  ['-', { kind: 'blank' }],
  ['tbc', { kind: 'tbc' }],
  ['To be agreed', { kind: 'tbc' }],
  ['by end of June 2011', due('2011-06-30')],
  ['31st October 2010', due('2010-10-31')],
  ['30 Sept. 2011', due('2011-09-30')],
  ['February 2012', due('2012-02-29')],
  ['Winter 2011', due('2012-02-29')],
  ['Spring 2012', due('2012-05-31')],
  ['2012', due('2012-12-31')],
  ['from April 2011 to March 2012', due('2012-03-31', '2011-04-01')],
  ['  June   2011 ', due('2011-06-30')],
  ['Quarterly', { kind: 'recurring' }],
]

describe('a printed timescale', () => {
  it.each([...printedIn2011, ...printedElsewhere])('reads %j', (printed, reading) => {
    expect(readTimescale(printed)).toEqual(reading)
  })

  it.each([
    '31 June 2011',
    'Soon',
    'March 2012 to April 2011',
    'April 2011 September 2011',
    'from next year',
    '2011-12',
    'Marchember 2011',
  ])('is unreadable rather than guessed: %j', (printed) => {
    expect(readTimescale(printed)).toEqual({ kind: 'unreadable' })
  })
})
