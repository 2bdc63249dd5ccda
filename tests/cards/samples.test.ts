import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it, vi } from 'vitest'
import type { CardData } from '../../src/cards/bind.ts'
import { summaryLimit, type Card } from '../../src/cards/card-message.ts'
import { ownTemplates, sampleFile, storedSamples } from '../support/card-templates.ts'
import { allSamples, sampleList } from './samples/all-samples.ts'

/** The data that each card was bound to: the builders pass it on and keep none of it. */
const boundTo = vi.hoisted(() => new WeakMap<Card, Record<string, CardData>>())
vi.mock('../../src/cards/bind.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/cards/bind.ts')>()
  const bindCard: typeof real.bindCard = (template, data) => {
    const card = real.bindCard(template, data)
    boundTo.set(card, data)
    return card
  }
  return { ...real, bindCard }
})

const templates = await ownTemplates()

describe('the samples beside the templates', () => {
  it.each(sampleList)(
    '$name, $kind: holds what the product puts on the card',
    async ({ name, kind, make }) => {
      const file = sampleFile(name, kind)
      const data = JSON.stringify(boundTo.get(make(templates).card), null, 2)
      const text = await format(data, { ...(await resolveConfig(file)), parser: 'json' })
      await expect(text).toMatchFileSnapshot(file)
    },
  )

  it('are all there is: none is left of a case or a template that is gone', async () => {
    const made = new Set(sampleList.map(({ name, kind }) => `${name} ${kind}`))
    const stored = (await storedSamples()).map(({ name, kind }) => `${name} ${kind}`)
    expect(stored.filter((sample) => !made.has(sample))).toEqual([])
  })

  it('are all shown in docs/cards.md, which says why a template has no empty one', async () => {
    const words = await readFile(path.resolve(import.meta.dirname, '../../docs/cards.md'), 'utf8')
    const pictures = sampleList.map(({ name, kind }) => `](images/cards/${name}-${kind}.png)`)
    const reasons = Object.values(allSamples).flatMap(({ empty }) =>
      typeof empty === 'string' ? [empty] : [],
    )
    expect([...pictures, ...reasons].filter((expected) => !words.includes(expected))).toEqual([])
  })
})

it.each(sampleList)('the summary of $name, $kind, is one short line for a notification', ({ make }) => {
  const { summary } = make(templates)
  expect(summary).toMatch(/\p{L}{2}/u)
  expect(summary).not.toMatch(/\p{Cc}/u)
  expect(Array.from(summary).length).toBeLessThanOrEqual(summaryLimit)
})
