import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { playSequence } from '../support/sequences/play.ts'
import { sequences } from '../support/sequences/steps.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

describe('whatever several people press, in whatever order', () => {
  it('loses nothing that was acknowledged, applies nothing twice, and the standing equals the history', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (steps) => {
        await playSequence(fresh.database, randomUUID(), steps)
      }),
      { seed: 20_110_715, numRuns: 100 },
    )
  })
})
