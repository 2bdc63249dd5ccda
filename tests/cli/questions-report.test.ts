import { describe, expect, it } from 'vitest'
import { planCommand } from '../../src/cli/plan.ts'
import { questionsReport } from '../../src/cli/questions-report.ts'
import type { KeptQuestion } from '../../src/services/question-store.ts'

const choice = { since: null, keptDays: 90, width: 100 }
const kept = (text: string, keptOn: string, over: Partial<KeptQuestion> = {}): KeptQuestion => ({
  ...{ id: keptOn + text, text, keptOn, asOf: keptOn, helpful: null },
  ...{ answerKind: 'unknown', queryKind: 'not-said', ...over },
})
const disliked = { answerKind: 'answer', queryKind: 'figures', helpful: false } as const

describe('the list of questions to learn from', () => {
  it('has the same words once, with how often and when, newest first', () => {
    const report = questionsReport(
      [
        kept('What is the  BUDGET?', '2026-11-03'),
        kept('who is the mayor', '2026-11-02'),
        kept('what is the budget', '2026-11-01', { helpful: false }),
        kept('NEET in Stevenage', '2026-10-30', disliked),
        kept('neet in stevenage?', '2026-10-30', { ...disliked, queryKind: 'districts' }),
      ],
      choice,
    )
    expect(report).toBe(`Questions to learn from, in the last 90 days. Nobody is named: who asked is not kept.

Not answered (2)
  - “What is the BUDGET?” – asked twice, first on 1 November 2026, last on 3 November 2026; once
    marked as not helping
  - “who is the mayor” – asked once, on 2 November 2026

Answered, and the answer did not help (1)
  - “NEET in Stevenage” – marked twice, on 30 October 2026; taken as a question of the kind figures or
    districts

Each is deleted 90 days after it was kept.`)
  })

  it('says so where there are none', () => {
    expect(questionsReport([], { ...choice, since: '2026-11-01' })).toBe(
      'No question was left unanswered, and no answer was marked as not helping, since 1 November 2026.',
    )
    expect(questionsReport([], choice)).toContain('in the last 90 days')
  })

  it('prints nothing that a terminal would obey, and no line breaks of a question', () => {
    const report = questionsReport(
      [kept('red \u001b[31mtext\u0007\nsecond \u202eline', '2026-11-03')],
      choice,
    )
    expect(report).toContain('“red [31mtext second line”')
  })
})

describe('plan questions', () => {
  const run = async (...args: string[]) => {
    const asked: (string | null)[] = []
    let output = ''
    const command = planCommand({
      readPlanFolders: () => expect.unreachable(),
      plansFolder: '',
      reportingRules: () => expect.unreachable(),
      questionsToLearnFrom: (since) => {
        asked.push(since)
        return Promise.resolve([])
      },
      questionsKeptDays: 30,
      width: 100,
      write: (text) => (output += text),
      exitWith: () => undefined,
    })
    for (const each of command.commands) each.exitOverride().configureOutput({ writeErr: () => undefined })
    await command.parseAsync(['questions', ...args], { from: 'user' })
    return { asked, output }
  }

  it('looks at all that are kept, or from the day that is given', async () => {
    expect(await run()).toEqual({
      asked: [null],
      output: expect.stringMatching(/in the last 30 days\.\n$/) as string,
    })
    expect((await run('--since', '2026-11-01')).asked).toEqual(['2026-11-01'])
  })

  it('refuses a day that is none', async () => {
    await expect(run('--since', 'yesterday')).rejects.toThrow(/Give a day such as 2011-07-15/)
  })
})
