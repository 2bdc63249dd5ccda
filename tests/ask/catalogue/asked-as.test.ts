import { shippedReporting } from '../../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { makeCatalogue } from '../../../src/ask/catalogue/catalogue.ts'
import { lostWords } from '../../../src/ask/catalogue/lost-words.ts'
import { makeLibrary } from '../../../src/plan/library.ts'
import { readPlan } from '../../../src/plan/read-plan.ts'
import { planFile, priority } from '../../plan/small-plan.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

/** A small plan with these other words. */
function planWith(askedAs: Record<string, { says: string; asked: string[] }>) {
  const read = readPlan([planFile(), priority('1'), { path: 'asked-as.yaml', content: { askedAs } }])
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const library = makeLibrary([read.plan], read.plan.id, shippedReporting)
  return { catalogue: makeCatalogue(library), loaded: library.current }
}

describe('other words for what a plan says', () => {
  it('belong to the record of their key', () => {
    const { catalogue, loaded } = planWith({
      '1/1.1': { says: 'Do what 1.1…', asked: ['obey the first row'] },
    })
    expect(catalogue.byKey.get('test-2011/1/1.1')?.asked).toEqual(['obey the first row'])
    expect(lostWords(loaded, catalogue)).toEqual([])
  })

  it('are not used where something else stands now, and are told with what stands there', () => {
    const { catalogue, loaded } = planWith({ '1/1.1': { says: 'Build a bridge', asked: ['the crossing'] } })
    expect(catalogue.byKey.get('test-2011/1/1.1')?.asked).toEqual([])
    expect(lostWords(loaded, catalogue)).toEqual([
      { key: '1/1.1', says: 'Build a bridge', now: 'Do what 1.1 says' },
    ])
  })

  it('are told where nothing stands any more', () => {
    const { catalogue, loaded } = planWith({ '1/1.9': { says: 'Gone', asked: ['what is gone'] } })
    expect(lostWords(loaded, catalogue)).toEqual([{ key: '1/1.9', says: 'Gone', now: null }])
  })

  it('all stand for something in the plans that ship', async () => {
    const { library } = await shippedPlan()
    const catalogue = makeCatalogue(library)
    const lost = [...library.plans.values()].flatMap((loaded) => lostWords(loaded, catalogue))
    expect(lost).toEqual([])
  })
})
