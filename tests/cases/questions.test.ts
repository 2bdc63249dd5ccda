import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepareEngine } from '../../src/ask/ask.ts'
import type { ConversationMemory } from '../../src/ask/conversation.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const folder = 'tests/cases/questions'
const words = z.array(z.string()).default([])
const caseSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** Who asks, by their name in the plan. */
  as: z.string().nullable().default(null),
  as_of: z.iso.date().default('2011-07-15'),
  turns: z.array(
    z.strictObject({
      q: z.string(),
      all: words,
      any: z.array(z.array(z.string())).default([]),
      none: words,
      abstain: z.boolean().default(false),
    }),
  ),
})

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const plain = (text: string) =>
  text.toLowerCase().replace(/[‘’]/g, "'").replace(/[–—]/g, '-').replace(/\s+/g, ' ')
const declines = /does not|not |no |none|nothing|\btbc\b|cannot|only/i

/** Questions that the engine does not answer well yet: written down, and demanded by no test. */
const open = 'open.jsonl'

for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== open)) {
  describe(`questions of ${file}`, () => {
    const lines = readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    it.each(lines.map((line) => caseSchema.parse(JSON.parse(line))))(
      '$id is answered as the plan says',
      (item) => {
        let memory: ConversationMemory | null = null
        for (const turn of item.turns) {
          const result = engine({ text: turn.q, updates: [], asOf: item.as_of, asker: item.as, memory })
          memory = result.memory
          const { answer } = result
          const text = plain(answer.text)
          const told = `${turn.q} -> [${answer.kind}] ${answer.text}`
          for (const wanted of turn.all) expect(text, told).toContain(plain(wanted))
          for (const bad of turn.none) expect(text, told).not.toContain(plain(bad))
          const declined = answer.kind !== 'answer'
          if (turn.abstain) expect(declined || declines.test(answer.text), told).toBe(true)
          if (turn.abstain && declined) continue
          for (const choices of turn.any)
            expect(
              choices.some((choice) => text.includes(plain(choice))),
              `${told} (one of ${choices.join(', ')})`,
            ).toBe(true)
        }
      },
    )
  })
}
