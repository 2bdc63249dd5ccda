import { describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import type { PressOutcome } from '../../src/services/officer-card/press.ts'
import { extrasOf } from '../../src/teams/press-answers.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { councilForEach } from '../support/council-for-each.ts'
import { openCard, type OpenCard } from '../support/open-card.ts'
import type { Council } from '../support/sequences/council.ts'

const templates = await ownTemplates()
let council: Council
let card: OpenCard
councilForEach(async (opened) => {
  council = opened
  card = await openCard(council)
})

const amber = { status: 'in-progress-amber', note: 'a' }
/** The words of the card that answers a press. */
const answered = (outcome: PressOutcome) =>
  wordsOnCard(officerCard(outcome.view, templates, extrasOf(outcome, '2011-07-15')).card)

describe('a press that is refused on a receipt', () => {
  it('says on an Undo what came first, as beside a form', async () => {
    await card.press('save', { draft: amber })
    const hers = await openCard(council, { officer: 'Karen Noble' })
    const opened = await hers.press('edit', { base: 1, who: 'karen' })
    await hers.press('save', { base: 1, who: 'karen', draft: { ...opened.draft, note: 'k' } })
    const back = await hers.press('undo', { base: 2, who: 'karen' })
    expect(back.kind).toBe('undone')

    const { kind, outcome } = await card.press('undo', { base: 1 })
    expect(kind).toBe('nothing-to-undo')
    expect(outcome.view.items.find(({ action }) => action.key === card.key)?.state.kind).toBe('receipt')
    expect(answered(outcome)).toMatch(
      /Not undone: [\s\S]*an update of this action was taken back by Karen Noble/,
    )
  })

  it('says who may, on an Edit or Undo by somebody who may not update the action', async () => {
    await card.press('save', { draft: amber })
    const edit = await card.press('edit', { base: 1, who: 'chief' })
    expect(edit.kind).toBe('not-allowed')
    expect(answered(edit.outcome)).toContain('Not saved: only Darren Newman, Karen Noble, Jenny Coles or')
    const undo = await card.press('undo', { base: 1, who: 'chief' })
    expect(answered(undo.outcome)).toContain('Not undone: only Darren Newman, Karen Noble, Jenny Coles or')
  })
})

describe('what somebody typed who leads the action no more', () => {
  it('is to be passed on, where another has saved it: they cannot open the form', async () => {
    const former = await openCard(council, { officer: 'Simon Lunn' })
    await card.press('save', { draft: amber })
    const { outcome } = await former.press('save', {
      who: 'chief',
      draft: { status: 'on-hold', note: 'half a thought' },
    })
    expect(outcome.kind).toBe('not-allowed')
    const words = answered(outcome)
    expect(words).toContain('Typed here and not saved. Pass it on to whoever leads 2.3 now.')
    expect(words).toContain('half a thought')
    expect(words).not.toContain('puts it back')
  })
})
