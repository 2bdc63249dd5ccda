import { describe, expect, it } from 'vitest'
import { reportFault } from '../../src/services/faults.ts'
import { withinLimit } from '../../src/services/time-limit.ts'

describe('an unexpected error', () => {
  it('is logged with a reference, its kind and where it happened, and never with what it quotes', () => {
    const lines: object[] = []
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields: object) => lines.push(fields),
    }
    const error = new TypeError('bad note: Jamie aged 9 lives at 4 High Street')
    const reference = reportFault(log, error, 'card press')
    expect(lines).toMatchObject([{ reference, where: 'card press', error: 'TypeError' }])
    expect(JSON.stringify(lines)).not.toContain('Jamie')
    expect(JSON.stringify(lines)).toContain('faults.test.ts')
  })
})

describe('a time limit', () => {
  const later = <Value>(value: Value, afterMs: number): Promise<Value> =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(value)
      }, afterMs)
    })

  it('gives the work’s own value when it is in time', async () => {
    expect(await withinLimit(later('done', 1), 1_000, () => 'late')).toBe('done')
  })

  it('gives another value when it is not, and lets the work go on', async () => {
    const work = later('done', 60)
    expect(await withinLimit(work, 5, () => 'late')).toBe('late')
    expect(await work).toBe('done')
  })

  it('passes a failure on', async () => {
    await expect(withinLimit(Promise.reject(new Error('no')), 1_000, () => 'late')).rejects.toThrow('no')
  })
})
