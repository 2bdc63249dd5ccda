import { describe, expect, it } from 'vitest'
import { likelyIdentifier } from '../../src/progress/identifiers.ts'

describe('words that may identify a child or family', () => {
  it.each([
    ['Waiting for Tom, aged 7, and his school', 'Tom, aged 7'],
    ['Met with Aisha Khan (12) on Monday', 'Aisha Khan (12)'],
    ['Ryan is 15 and has moved', 'Ryan is 15'],
    ['Contact with Leah, 9, goes on', 'Leah, 9,'],
    ['We placed a 7 year old boy', '7 year old boy'],
    ['An 11-year-old in Stevenage', '11-year-old'],
    ['DOB 03/05/2004', 'DOB 03/05/2004'],
    ['born on 3 May 2004 in Hertford', 'born on 3 May 2004'],
    ['NHS number 943 476 5919', '943 476 5919'],
    ['The family at 12 Mill Lane', '12 Mill Lane'],
    ['Visited 4b, Old School Close', '4b, Old School Close'],
    ['They live in SG14 1AB now', 'SG14 1AB'],
    ['Tom, 7yo, has moved', 'Tom, 7yo'],
    ['a 7yo in care', '7yo'],
    ['Ella 6 yrs', 'Ella 6 yrs'],
    ['Tom is seven', 'Tom is seven'],
    ['TOM SMITH aged 7', 'TOM SMITH aged 7'],
    ['Tom Smith, aged: 7', 'Tom Smith, aged: 7'],
    ['the boy, 7, and his mother', 'boy, 7,'],
    ['born 3rd April 2005', 'born 3rd April 2005'],
    ['d.o.b. 2005-04-03', 'd.o.b. 2005-04-03'],
    ['943.476.5919', '943.476.5919'],
    ['the family of 12 high street', '12 high street'],
    ['14 Mill Hill', '14 Mill Hill'],
  ])('are found in “%s”', (text, found) => {
    expect(likelyIdentifier(text)).toBe(found)
  })

  it.each([
    '',
    'Contract signed on 12 June 2011; 7 of 10 schools trained',
    'Priority 7 and Action 2 slip to March 12',
    'Year 9 pupils and Key Stage 2, aged 16 to 18',
    '7 year olds are measured in Reception',
    'The rate for 16 year olds is 2.8%',
    'Progress is 15% behind; Hertfordshire is 3 percent above England',
    'Ring 01992 555555 or extension 26743',
    'Reference 9434765918 of the board',
    'HSCB, 14 July, agreed the protocol with Darren Newman',
    'Section 47 and Tier 2 services',
  ])('are not found in “%s”', (text) => {
    expect(likelyIdentifier(text)).toBeNull()
  })
})
