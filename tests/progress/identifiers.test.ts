import { describe, expect, it } from 'vitest'
import { likelyIdentifier } from '../../src/progress/identifiers.ts'
import { knownNames } from '../../src/progress/known-names.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const isKnown = knownNames((await shippedPlan()).library.current)

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
    ['a seven-year-old boy is waiting', 'seven-year-old boy'],
    ['he is a twelve year old from Ware', 'twelve year old'],
    ['Leah, aged seven, waits', 'Leah, aged seven'],
    ['the younger one is aged seven', 'aged seven'],
    ['John McDonald, 15, has moved', 'John McDonald, 15,'],
    ['baby Tom, 6 weeks, was seen', 'baby Tom, 6 weeks'],
    ['the girl, seven, and her brother', 'girl, seven,'],
    ['a 6 week old baby', '6 week old baby'],
    ['Jamie (Year 4) waits', 'Jamie (Year 4)'],
    ['Jamie, Year 4, waits', 'Jamie, Year 4,'],
    ['Sam (yr 9) waits', 'Sam (yr 9)'],
    ['Chloe, 6 months', 'Chloe, 6 months'],
    ['the twins aged 5 and their mother', 'twins aged 5'],
  ])('are found in “%s”', (text, found) => {
    expect(likelyIdentifier(text, isKnown)).toBe(found)
  })

  // Common first names, among them those that begin as a month or a day does, that are one, and that English does not spell.
  it.each(
    (
      'Tom Mary Mark Martin Martha Maria Marcus Margaret Jane Janet Jan Janine Julia Julie Julian Juliet Junaid Declan Monica ' +
      'Sunita Sunil Octavia Augustus Decker Novak Febe Thurston Satish Friedrich Apryl Keyla Parth Actaeon ' +
      'May June April August Summer Autumn Zoë Chloë Seán Łukasz Élodie Øyvind Jo Al O’Brien Anne-Marie MacKenzie Yearwood'
    ).split(' '),
  )('are found where %s is told with an age', (name) => {
    expect(likelyIdentifier(`${name}, 7, is waiting for a place`, isKnown)).toBe(`${name}, 7,`)
    expect(likelyIdentifier(`We saw ${name} (aged 7)`, isKnown)).toBe(`${name} (aged 7`)
    expect(likelyIdentifier(`${name} is 7 and waits`, isKnown)).toBe(`${name} is 7`)
    expect(likelyIdentifier(`A place for ${name}, 7, and a bus`, isKnown)).toBe(`${name}, 7,`)
  })

  it.each([
    'Contract to be signed by 30 June 2011',
    'Done on 3 May 2011, 12 and 13 June to follow',
    'In March, 12 settings and 4 schools took part',
    'in March, 12, and in April, 15, settings took part',
    'By June, 12, all of them ready',
    'since 30 June, 7, 8 and 9 are done',
    'Monday, 7, and Friday, 11, are taken; Sept, 12, too',
    'January 12, March 7 and May 9 are the board’s days',
    'Early May, 7 and late June, 9 settings',
    'Priority 7, Action 2.3 and Milestone 4 slip',
    'Priority 7 is 15% behind; Action 2.3 is 2.5 weeks late',
    'Year 6 pupils, Years 7 and 8, and Key Stage 3 (Year 9)',
    'Reception, Year 1, and Year 2 are measured',
    'Free places under the two-year-old offer and for two year olds',
    'Children aged 7 and young people aged sixteen are asked',
    'For those aged 16 or over, and pupils aged 11 to 13',
    'Staffing is one of the risks; Training is two weeks behind',
    'The contract is 6 weeks old; the child plan, 6 weeks late, gives each child one place',
    'CAMHS, 7 of 10 places filled; HSCB (12) and NHS, 9, agreed',
    'Summer 2011, Spring term 2 and Autumn 2012',
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
    expect(likelyIdentifier(text, isKnown)).toBeNull()
  })

  // Places, agencies, boards and posts that the plan or the council's data name.
  it.each([
    'Settings that take part: Watford (12), Stevenage (14), Welwyn Hatfield (2)',
    'Stevenage 14, Hatfield 2 and East Herts, 3, are open',
    'In Hatfield, 12, and in Watford, seven, of the settings took part',
    'Watford is 12 and Hatfield is two, as planned',
    'Welwyn Garden City (12) and Potters Bar (9)',
    'Services for Young People (12) and Police (7)',
    'Children, Schools & Families, 14, and Herts Young Homeless group (3)',
    'Operational and strategy manager (2) to be named',
    "Oakwood School (12), Bushey Children’s Centre (9) and Mill Lane Children's Centre, 8",
    'Watford Ward (12), Ward (3) and Room (12)',
    'Hatfield (Year 4) and Oakwood Academy, Year 6, are measured',
  ])('are not found where the name is known: “%s”', (text) => {
    expect(likelyIdentifier(text, isKnown)).toBeNull()
  })

  it.each([
    ['Hatfield, aged 12, has moved', 'Hatfield, aged 12'],
    ['Hatfield (aged 12)', 'Hatfield (aged 12'],
    ['Ware, 12 yrs old, waits', 'Ware, 12 yrs'],
    ['Hatfield is a 12 year old', '12 year old'],
    ['Tring, 7yo', 'Tring, 7yo'],
    ['Tom Hatfield (12) waits', 'Tom Hatfield (12)'],
    ['Ware Smith, 7, waits', 'Ware Smith, 7,'],
    ['Emily Ward, 7, and Tom Ward (12)', 'Emily Ward, 7,'],
    ['Watford (12), Tom (7)', 'Tom (7)'],
    ['Tom from Hatfield, 12, has moved', 'Hatfield, 12,'],
    ['Tom (Hatfield, 12) has moved', 'Hatfield, 12)'],
    ['Tom of Oakwood School (12)', 'Oakwood School (12)'],
    ['He lives in Stevenage (7)', 'Stevenage (7)'],
    ['Jamie (Year 4) of Watford', 'Jamie (Year 4)'],
  ])('are found though a place bears the name, or stands beside it: “%s”', (text, found) => {
    expect(likelyIdentifier(text, isKnown)).toBe(found)
  })
})
