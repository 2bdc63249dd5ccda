import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../src/plan/findings.ts'
import { action, districtRow, load, people, planFile, priority } from './small-plan.ts'

const source = { section: 'Test section', page: 5 }
const tbc = { reading: 'tbc', printed: 'TBC' }
const blank = { reading: 'blank', printed: '' }
const role = { reading: 'role', printed: 'Head of Play', role: 'Head of Play' }

/** The findings of a plan with one priority whose one action has these fields. */
const ofAction = (changes: Record<string, unknown>) =>
  said(load(priority('1', { actions: [action('1.1', changes)] })))
const said = (loaded: ReturnType<typeof load>) =>
  findingsOf(loaded).map(({ kind, words }) => `${kind}: ${words}`)

describe('the findings of a plan', () => {
  it('are none where nothing is odd', () => {
    expect(said(load(priority('1'), priority('SMP1')))).toEqual([])
  })

  it('join the numbers that two priorities share, and name the one that they do not belong to', () => {
    const refs = ['11.1', '11.2', '11.3']
    const actions = refs.map((ref) => action(ref))
    const own = [...actions, action('11.4')]
    expect(said(load(priority('10', { actions }), priority('11', { actions: own })))).toEqual([
      'repeated-number: Priority 10 prints its actions as 11.1 to 11.3, the numbers that priority 11 uses too; the bot shows both or asks which is meant.',
    ])
  })

  it('say that three priorities share a number without choosing between them', () => {
    const actions = [action('9.9')]
    const [words] = said(load(...['1', '2', '3'].map((number) => priority(number, { actions }))))
    expect(words).toBe(
      'repeated-number: Priority 1, Priority 2 and Priority 3 all print actions numbered 9.9; the bot shows both or asks which is meant.',
    )
  })

  it('give both titles of a priority', () => {
    expect(said(load(priority('7', { contentsTitle: 'Another title' })))).toEqual([
      'two-titles: Priority 7 is called "Title of 7" where it stands and "Another title" on the contents page; the bot knows it by both.',
    ])
  })

  it.each([
    [
      { leadOfficer: tbc },
      'tbc-lead: The lead officer of action 1.1 is printed "TBC", so nobody gets a card for it.',
    ],
    [
      { leadOfficer: blank },
      'blank-lead: The lead officer of action 1.1 is left blank, so nobody gets a card for it.',
    ],
    [
      { leadOfficer: role },
      'role-as-lead: The lead officer of action 1.1 is given as a post, "Head of Play", and not by name, so nobody gets a card for it.',
    ],
    [
      { leadOfficer: people('Ann Archer', 'Bob Baker') },
      'joint-officers: Action 1.1 names 2 lead officers, Ann Archer and Bob Baker; each of them gets a card for it and may update it.',
    ],
    [
      {
        leadOfficer: {
          ...people('Ann Archer', 'Bob Baker'),
          printed: 'Ann Archer Bob Baker',
        },
      },
      'joint-officers: Action 1.1 names 2 lead officers, Ann Archer and Bob Baker, with nothing printed between them; each of them gets a card for it and may update it.',
    ],
    [
      { leadOfficer: { ...people('Ann Archer'), printed: 'Ann Archer (interim)' } },
      'interim-lead: The lead officer of action 1.1 is printed "Ann Archer (interim)", so it may change during the plan\'s year.',
    ],
    [
      { leadOfficer: { ...people('Ann Archer'), printed: 'Ann Archer,' } },
      'broken-off: The lead officer\'s cell of action 1.1 ends with a comma, as though more were to follow: "Ann Archer,".',
    ],
    [
      { text: 'Increase the rate, with a particular view to the deprived parts,' },
      'broken-off: The text of action 1.1 ends with a comma, as though more were to follow: "… with a particular view to the deprived parts,".',
    ],
    [
      { leadOfficer: people('Anne Archer') },
      'unknown-person: The lead officer of action 1.1 is Anne Archer, whom plan.yaml does not list under people; add them there or correct the spelling.',
    ],
    [
      { leadAgency: { printed: 'NHS', agencies: ['NHS'] } },
      'unknown-agency: Action 1.1 is led by "NHS", which plan.yaml does not list under agencies; add it there or correct its spelling.',
    ],
    [{ milestones: [] }, 'blank-timescale: Action 1.1 has an empty timescale cell, so it is never due.'],
    [
      { milestones: ['-'] },
      'blank-timescale: Action 1.1 prints only "-" as its timescale, so it is never due.',
    ],
    [
      { milestones: ['TBC'] },
      'tbc-timescale: Action 1.1 prints "TBC" as its timescale, so it is not due until a date is agreed.',
    ],
    [
      { milestones: ['Soon'] },
      'unreadable-timescale: Action 1.1 prints "Soon" as its timescale, which the bot cannot read as a date and so never counts as overdue.',
    ],
    [
      { milestones: ['Ongoing'] },
      'undated-timescale: Action 1.1 prints "Ongoing", which names no day, so it is never overdue.',
    ],
    [
      { milestones: ['from May 2011'] },
      'never-ends: Action 1.1 prints "from May 2011", which says when it starts and not when it ends, so it is never overdue.',
    ],
    [
      { milestones: ['May 2011', 'June 2011'] },
      'several-dates: Action 1.1 prints 2 dates in one cell, May 2011 and June 2011; each counts as a milestone of its own.',
    ],
    [
      { milestones: ['March 2011'] },
      "before-year: Action 1.1 is due March 2011, before the plan's year (2011-12) begins, so it is overdue from the first day unless it is complete.",
    ],
    [
      { milestones: ['April 2012'] },
      "after-year: Action 1.1 is due April 2012, after the plan's year (2011-12) ends.",
    ],
    [{ monitoring: [] }, 'open-monitoring: Action 1.1 does not say how it is monitored: the cell is empty.'],
    [
      { monitoring: ['Board (details to be agreed)'] },
      'open-monitoring: Action 1.1 leaves open how it is monitored: "Board (details to be agreed)".',
    ],
    [
      { monitoring: ['Priority 12 Project Group'] },
      'missing-priority: Action 1.1 is monitored by "Priority 12 Project Group", but the plan has no priority 12.',
    ],
    [
      { text: 'Widen the offer (see also 5.4).' },
      'missing-action: Action 1.1 reads "Widen the offer (see also 5.4).", but the plan has no action 5.4.',
    ],
  ])('say what is odd about an action and what follows: %j', (changes, words) => {
    expect(ofAction(changes)).toEqual([words])
  })

  it.each([
    { text: 'Work at the front-' },
    { leadOfficer: { ...people('Ann Archer'), printed: 'Ann Archer, Head of Interacting' } },
    { text: 'See also 1.1 and priority 1.' },
    { text: 'The plan’s priorities 2011/12 and this priority in 2011.' },
    { milestones: ['April 2011', 'March 2012'].slice(1) },
  ])('find nothing odd in %j', (changes) => {
    expect(ofAction(changes)).toEqual([])
  })

  it('quote only the sentence that mentions what is missing, and every number in it', () => {
    const text = 'All is well. It links with priorities 1, 4 and 9. More follows.'
    const narrative = [{ heading: 'H', text, source }]
    expect(said(load(priority('1', { narrative })))).toEqual([
      'missing-priority: The text says "It links with priorities 1, 4 and 9.", but the plan has no priority 4.',
      'missing-priority: The text says "It links with priorities 1, 4 and 9.", but the plan has no priority 9.',
    ])
  })

  it('look at the rows beneath a numbered row, not at the numbered row itself', () => {
    const { ref, ...row } = action('1.1', { leadOfficer: tbc })
    const parts = [{ ...row, part: 'a' }]
    const whole = action(String(ref), { parts, leadOfficer: blank, milestones: [], monitoring: [] })
    expect(said(load(priority('1', { actions: [whole] })))).toEqual([
      'tbc-lead: The lead officer of action 1.1 (a) is printed "TBC", so nobody gets a card for it.',
    ])
  })

  it('name the priority of an action whose number another priority prints too', () => {
    const first = priority('1', { actions: [action('2.1', { milestones: [] })] })
    expect(said(load(first, priority('2')))).toContain(
      'blank-timescale: Action 2.1 of priority 1 has an empty timescale cell, so it is never due.',
    )
  })

  it('take in leads of priorities and district rows', () => {
    const row = districtRow({ relatedPriority: '12', lead: tbc, supportingPlan: 'TBC' })
    const districts = { path: 'districts.yaml', content: { districts: [row] } }
    expect(said(load(priority('1', { lead: tbc }), districts))).toEqual([
      'missing-priority: The district row "Weigh less" (Watford) is related to priority 12, but the plan has no priority 12.',
      'tbc-lead: The lead of priority 1 is printed "TBC", so nobody can be asked about the priority as a whole.',
      'tbc-lead: The lead in Watford for "Weigh less" is printed "TBC", so the bot names nobody.',
      'open-monitoring: The supporting plan in Watford for "Weigh less" is printed "TBC".',
    ])
  })

  it('look for texts that break off in the lead, the conditions and the indicators of a priority', () => {
    const broken = {
      lead: { ...people('Ann Archer'), printed: 'Ann Archer,' },
      conditions: [{ of: 'Children', items: ['Are well', 'Fewer are ill –'] }],
      indicators: [{ number: '1', text: 'Number of children,', source: { section: 'Indicators', page: 6 } }],
    }
    expect(said(load(priority('1', broken)))).toEqual([
      'broken-off: The lead\'s cell of priority 1 ends with a comma, as though more were to follow: "Ann Archer,".',
      'broken-off: A condition of priority 1 ends with a dash, as though more were to follow: "Fewer are ill –".',
      'broken-off: Indicator 1 of priority 1 ends with a comma, as though more were to follow: "Number of children,".',
    ])
  })

  it('say a caution once for the figures that share it, and tell figures of one name apart', () => {
    const figure = (cohort: string, printed: string, page: number) => ({
      name: 'NEET rate',
      value: 2.8,
      printed,
      unit: 'percent',
      cohort,
      place: null,
      period: null,
      quote: `${printed} were NEET.`,
      caution: 'The year is not given.',
      source: { section: 'Test section', page },
    })
    const measurements = [
      figure('16 year olds', '2.8%', 5),
      figure('17 year olds', '4.1%', 5),
      figure('18 year olds', '6%', 6),
    ]
    expect(said(load(priority('1', { measurements })))).toEqual([
      'cautioned-figure: NEET rate, 16 year olds, "2.8%"; NEET rate, 17 year olds, "4.1%": The year is not given.',
      'cautioned-figure: NEET rate, 18 year olds, "6%": The year is not given.',
    ])
  })

  it('pass on the cautions of figures and what was noted by hand, with their sources', () => {
    const figure = {
      name: 'NEET rate',
      value: 2.8,
      printed: '2.8%',
      unit: 'percent',
      cohort: null,
      place: null,
      period: null,
      quote: 'Only 2.8% were NEET.',
      caution: 'The age is not given.',
      source,
    }
    const { caution: _, ...plain } = figure
    const noted = planFile({ oddities: [{ words: 'The heading names another year.', source }] })
    expect(findingsOf(load(noted, priority('1', { measurements: [figure, plain] })))).toEqual([
      { kind: 'cautioned-figure', words: 'NEET rate, "2.8%": The age is not given.', source },
      { kind: 'noted', words: 'The heading names another year.', source },
    ])
  })
})
