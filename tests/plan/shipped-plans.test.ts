import { shippedReporting } from '../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../src/plan/findings.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { readPlanFolders } from '../../src/store/plan-files.ts'

const { plans, problems } = await readPlanFolders('data/plans')
const loaded = plans.map((plan) => makeLibrary([plan], plan.id, shippedReporting).current)

/** Text without its line breaks and list marks, as quotes carry it. */
const flat = (text: string) => text.replace(/[\n•]\s*(- )?/g, ' ').replace(/\s+/g, ' ')

describe('the plans that ship with the product', () => {
  it('are valid', () => {
    expect(problems).toEqual([])
  })

  describe.each(loaded.map((one) => [one.plan.shortTitle, one] as const))('%s', (_, one) => {
    it('names only people and agencies that it lists', () => {
      const kinds = findingsOf(one).map((finding) => finding.kind)
      expect(kinds).not.toContain('unknown-person')
      expect(kinds).not.toContain('unknown-agency')
    })

    it('has timescales that can all be read', () => {
      const kinds = findingsOf(one).map((finding) => finding.kind)
      expect(kinds).not.toContain('unreadable-timescale')
    })

    it('quotes its own text for every figure, and the quote prints the figure', () => {
      const texts = [
        ...one.passages.flatMap(({ heading, text }) => [heading, text]),
        ...[...one.priorities.values()].flatMap(({ indicators, aims }) =>
          [...indicators, ...aims].map(({ text }) => text),
        ),
      ].map(flat)
      const unfounded = [...one.measurements.values()].filter(({ quote, printed }) => {
        const figure = /\d[\d,.]*/.exec(printed)?.[0] ?? printed
        const prints = quote.toLowerCase().includes(figure.toLowerCase())
        // A quote of a table may leave lines out, so each of its lines is looked for.
        const lines = quote.split(/\n+/).map((line) =>
          flat(line)
            .replace(/^\s*- /, '')
            .replace(/:$/, ''),
        )
        return !prints || !lines.every((line) => texts.some((text) => text.includes(line)))
      })
      expect(unfounded.map(({ name, printed, quote }) => ({ name, printed, quote }))).toEqual([])
    })

    it('lists each person, agency and glossary term once', () => {
      const names = [one.plan.people, one.plan.agencies].map((list) => list.map(({ name }) => name))
      for (const list of [...names, one.plan.glossary.map(({ term }) => term)]) {
        expect(list.filter((name, i) => list.indexOf(name) < i)).toEqual([])
      }
    })

    it('prints people’s job titles as their lead cells do', () => {
      for (const { lead } of one.priorities.values()) {
        if (lead.reading !== 'people' || lead.jobTitle === undefined) continue
        const known = lead.people.flatMap((name) => one.people.get(name)?.jobTitles ?? [])
        expect(
          known.some((title) => lead.jobTitle?.startsWith(title)),
          lead.jobTitle,
        ).toBe(true)
      }
    })
  })
})

describe('the Hertfordshire plan of 2011-12', () => {
  const herts = loaded.find(({ plan }) => plan.id === 'herts-2011')!
  const priorities = [...herts.priorities.values()]
  const actions = [...herts.actions.values()]
  const numbered = (label: string) => actions.filter((action) => action.label === label)
  const ofKind = (kind: string) => findingsOf(herts).filter((finding) => finding.kind === kind)

  it('has 11 priorities and two for service management, in printed order', () => {
    expect(priorities.map((priority) => priority.number).join(' ')).toBe('1 2 3 4 5 6 7 8 9 10 11 SMP1 SMP2')
  })

  it('has 53 rows of actions, the two beneath 2.4 and the seven of service management among them', () => {
    expect(priorities.map((priority) => priority.actionKeys.length)).toEqual([
      4, 7, 2, 4, 4, 4, 3, 5, 4, 4, 5, 3, 4,
    ])
    expect(herts.actions.size).toBe(53)
    expect(numbered('2.4')[0]?.partKeys).toHaveLength(2)
  })

  it('prints 11.1 under two priorities, which are two actions', () => {
    expect(numbered('11.1').map(({ key, leadOfficer }) => [key, leadOfficer.printed])).toEqual([
      ['herts-2011/10/11.1', 'David Ring'],
      ['herts-2011/11/11.1', 'Jackie Clementson'],
    ])
  })

  it('has nine district rows, two of them related to a priority 12 that it does not have', () => {
    expect(herts.districts.map((row) => `${row.district} ${row.relatedPriority}`)).toEqual([
      'Broxbourne 7',
      'Stevenage 7',
      'Welwyn and Hatfield 7',
      'Stevenage 7',
      'Broxbourne 5',
      'Stevenage 5',
      'Watford 5',
      'Broxbourne 12',
      'Stevenage 12',
    ])
  })

  it('names Darren Newman for 2.2 and 2.3, with their dates', () => {
    expect(herts.people.get('Darren Newman')?.officerOf).toEqual(['herts-2011/2/2.2', 'herts-2011/2/2.3'])
    expect(numbered('2.3')[0]?.milestones.map((milestone) => milestone.reading)).toEqual([
      { kind: 'dated', dueOn: '2011-06-30', startsOn: null },
    ])
  })

  it('keeps every page inside the pages that the contents page gives its section', () => {
    const first = [7, 11, 15, 18, 21, 25, 28, 31, 35, 39, 42, 47]
    for (const [i, from] of first.slice(0, -1).entries()) {
      const priority = priorities[i]!
      const sources = [
        priority.source,
        ...priority.indicators.map(({ source }) => source),
        ...priority.actionKeys.map((key) => herts.actions.get(key)!.source),
        ...[...herts.measurements.values(), ...herts.passages]
          .filter(({ priorityKey }) => priorityKey === priority.key)
          .map(({ source }) => source),
      ]
      const pages = sources.flatMap(({ page }) => page ?? [])
      expect(Math.min(...pages)).toBe(from)
      expect(Math.max(...pages), `priority ${priority.number}`).toBeLessThan(first[i + 1]!)
    }
  })

  it('has the oddities that its owners should know of', () => {
    expect(ofKind('repeated-number').map(({ words }) => words)).toEqual([
      'Priority 10 prints its actions as 11.1 to 11.4, the numbers that priority 11 uses too; the bot shows both or asks which is meant.',
    ])
    expect(ofKind('two-titles')).toHaveLength(1)
    const named = (kind: string) =>
      ofKind(kind).flatMap(({ words }) => /[Aa]ction ((?:SMP )?\d+\.\d+(?: \(.\))?)/.exec(words)?.[1] ?? [])
    expect(named('tbc-lead')).toEqual(['6.3', 'SMP 1.1', 'SMP 1.2', 'SMP 1.3'])
    expect(named('blank-lead')).toEqual(['SMP 2.3', 'SMP 2.4'])
    expect(named('role-as-lead')).toEqual(['7.2', '7.3'])
    expect(named('joint-officers')).toEqual(['1.2', '2.4 (a)', '3.2', '8.2', '8.4', 'SMP 2.1', 'SMP 2.2'])
    expect(named('blank-timescale')).toEqual(['11.5'])
    expect(named('tbc-timescale')).toEqual(['1.1'])
    expect(named('undated-timescale')).toEqual(['2.5', '4.1', '4.2'])
    expect(named('never-ends')).toEqual(['8.5'])
    expect(named('several-dates')).toEqual(['SMP 1.1', 'SMP 1.2', 'SMP 1.3'])
    expect(named('before-year')).toEqual(['2.4 (a)', '2.4 (b)'])
    expect(named('after-year')).toEqual(['4.4', '11.4'])
    expect(named('missing-priority')).toEqual(['11.3', '11.4', '11.5'])
    expect(ofKind('missing-action')).toEqual([])
  })
})
