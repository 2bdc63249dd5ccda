import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepareEngine } from '../../src/ask/ask.ts'
import { askCommand } from '../../src/cli/ask.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const lineSchema = z.strictObject({
  id: z.string(),
  answers: z.array(
    z.strictObject({
      kind: z.string(),
      text: z.string(),
      citations: z.array(z.unknown()),
      query: z.unknown(),
    }),
  ),
})

async function run(args: string[], input: string[] = []) {
  const out: string[] = []
  const errors: string[] = []
  let code = 0
  const command = askCommand({
    prepare: () => Promise.resolve({ library, vocabulary, engine }),
    recorded: () => Promise.resolve({ updates: [], replies: null, positions: [], covers: [] }),
    today: () => '2011-07-15',
    safeguarding: null,
    input: (async function* () {
      for (const line of input) yield await Promise.resolve(line)
    })(),
    write: (text) => out.push(text),
    complain: (text) => errors.push(text),
    exitWith: (given) => (code = given),
  })
  await command.parseAsync(args, { from: 'user' })
  return { out: out.join(''), errors: errors.join(''), code }
}

describe('ask on the command line', () => {
  it('prints the answer with its source and what to ask next', async () => {
    const { out, code } = await run(['who leads priority 7?'])
    expect(out).toContain('Gillian Cawley')
    expect(out).toContain('CYPP 2011-12 (draft), Priority 7, p. 28')
    expect(out).toContain('You could also ask:')
    expect(code).toBe(0)
  })

  it('speaks as at the day given, for the person given', async () => {
    const { out } = await run(['--as-of', '2011-05-01', '--as', 'Darren Newman', 'am I late on anything?'])
    expect(out).toContain('2.2')
    expect(out).not.toContain('- 2.3')
  })

  it('explains how a question was understood before it answers', async () => {
    const { out } = await run(['--explain', 'who leads prioirty 7?'])
    expect(out).toContain('Words: who, leads (lead), priority, 7')
    expect(out).toContain('Mentions: 7 = herts-2011/7')
    expect(out).toMatch(/0\.\d\d {2}priority-lead, lead by number: explains 100%/)
    expect(out).toContain('Answered: {"kind":"priority-lead"')
    expect(out).toContain('Gillian Cawley')
  })

  it('refuses a day that is none', async () => {
    const { errors, code } = await run(['--as-of', 'soon', 'who leads 7?'])
    expect(errors).toContain('must be a day such as 2011-07-15')
    expect(code).toBe(1)
  })

  it('answers each line as a conversation of its own', async () => {
    const line = (id: string, ...questions: string[]) =>
      JSON.stringify({ id, turns: questions.map((q) => ({ q })) })
    const { out } = await run(
      ['--jsonl'],
      [line('a', 'who leads priority 7?', 'and 8?'), line('b', 'and 8?')],
    )
    const [first, second] = out
      .trim()
      .split('\n')
      .map((text) => lineSchema.parse(JSON.parse(text)))
    expect(first?.answers[1]?.text).toContain('Debbie Orton')
    expect(second?.answers[0]?.text).not.toContain('Debbie Orton')
  })

  it('says which line is bad and answers the others', async () => {
    const good = JSON.stringify({ id: 'a', turns: [{ q: 'who leads priority 7?' }] })
    const { out, errors, code } = await run(['--jsonl'], ['{', good, '{"id":"c"}'])
    expect(errors).toContain('Line 1: this is not JSON.')
    expect(errors).toContain('Line 3: turns')
    expect(out).toContain('Gillian Cawley')
    expect(code).toBe(1)
  })

  it('takes an asker’s name as people write it, and says so when the plan names nobody so called', async () => {
    const known = await run(['--as', 'newman, darren', 'what are my actions?'])
    expect(known.out).toContain('2.2')
    const unknown = await run(['--as', 'Darren', 'what are my actions?'])
    expect(unknown).toMatchObject({ code: 1, out: '' })
    expect(unknown.errors).toContain('names nobody called “Darren”')
  })
})
