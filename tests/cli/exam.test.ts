import { describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { examCommand, ownGroupOf } from '../../src/cli/exam.ts'
import { rightPercent, sureButWrongPercent } from '../../src/cli/exam-table.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)

const line = (id: string, kind: string, ...turns: object[]) => JSON.stringify({ id, kind, turns })
const files: Record<string, string> = {
  'cases/leads.jsonl': [
    line(
      'l1',
      'lead',
      { q: 'who leads priority 7?', all: ['Gillian Cawley'] },
      { q: 'and 8?', all: ['Debbie Orton'] },
    ),
    line('l2', 'lead', { q: 'who leads priority 8?', all: ['Gillian Cawley'] }),
    '',
  ].join('\n'),
  'cases/measure-one.jsonl': line('m1', 'unknown', { q: 'who leads priority 14?', abstain: true }),
  'cases/open.jsonl': line('o1', 'fact', { q: 'who leads priority 8?', none: ['Debbie'] }),
  '/elsewhere/practice.jsonl': line('p1', 'lead', { q: 'who leads priority 7?', all: ['Gillian'] }),
  'broken.jsonl': ['{', line('b1', 'lead', { q: 'who?', al: ['slip'] }), line('b2', 'lead')].join('\n'),
}

async function run(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  let code = 0
  const command = examCommand({
    prepare: () => Promise.resolve({ library, engine }),
    ownFiles: () => Promise.resolve(Object.keys(files).filter((file) => file.startsWith('cases/'))),
    readText: (file) => {
      const text = files[file]
      return text === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(text)
    },
    write: (text) => out.push(text),
    complain: (text) => errors.push(text),
    exitWith: (given) => (code = given),
  })
  await command.parseAsync(args, { from: 'user' })
  return { out: out.join(''), errors: errors.join(''), code }
}

describe('the examination on the command line', () => {
  it('counts turns by kind for each group of files, and conversations', async () => {
    const { out, code } = await run('/elsewhere/practice.jsonl')
    const rows = out.split('\n').map((row) => row.trim().split(/ {2,}/))
    expect(rows).toContainEqual(['cases', 'kept aside', 'open', 'practice'])
    expect(rows).toContainEqual(['lead', '2/3', '1', '-', '-', '-', '-', '1/1', '0'])
    expect(rows).toContainEqual(['unknown', '-', '-', '1/1', '0', '-', '-', '-', '-'])
    expect(rows).toContainEqual(['all turns', '2/3', '1', '1/1', '0', '0/1', '1', '1/1', '0'])
    expect(rows).toContainEqual([
      'share',
      '66.6%',
      '33.4%',
      '100.0%',
      '0.0%',
      '0.0%',
      '100.0%',
      '100.0%',
      '0.0%',
    ])
    expect(rows).toContainEqual(['conversations', '1/2', '1/1', '0/1', '1/1'])
    expect(code).toBe(0)
  })

  it('shows wrong turns only when asked, with what is wrong with them', async () => {
    expect((await run()).out).not.toContain('asked:')
    const { out } = await run('--show', '1')
    expect(out).toContain('Wrong in cases: 1 of 1\n')
    expect(out).toContain('l2 (lead, sure but wrong)\n  asked: who leads priority 8?\n  answered: ')
    expect(out).toContain('  it does not say “Gillian Cawley”')
    expect(out).toContain('  it says “Debbie”, which it must not')
    expect(out).not.toContain('and 8?')
  })

  it('marks nothing where a line cannot be read, and says which', async () => {
    const { out, errors, code } = await run('broken.jsonl', 'mislaid.jsonl')
    expect(out).toBe('')
    expect(errors).toContain('broken.jsonl, line 1: this is not JSON.')
    expect(errors).toContain('broken.jsonl, line 2: turns.0: Unrecognized key: "al".')
    expect(errors).toContain('broken.jsonl, line 3: turns: ')
    expect(errors).toContain('mislaid.jsonl: there is no such file, or it cannot be read.')
    expect(code).toBe(1)
  })

  it('tells the files that are kept aside and the open ones from those that must be right', () => {
    expect(ownGroupOf('tests/cases/questions/measure-officers.jsonl')).toBe('kept aside')
    expect(ownGroupOf('tests\\cases\\questions\\open.jsonl')).toBe('open')
    expect(ownGroupOf('tests/cases/questions/opening-hours.jsonl')).toBe('cases')
  })

  it('rounds no share up to the full score, and none down to no sure but wrong turn', () => {
    const nearly = { right: 9_999, turns: 10_000, confidentlyWrong: 1 }
    expect(rightPercent(nearly)).toBe(99.9)
    expect(sureButWrongPercent(nearly)).toBe(0.1)
    expect(rightPercent({ right: 7, turns: 7, confidentlyWrong: 0 })).toBe(100)
    expect(sureButWrongPercent({ right: 7, turns: 7, confidentlyWrong: 0 })).toBe(0)
  })
})
