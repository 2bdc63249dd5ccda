import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindCard } from '../../src/cards/bind.ts'
import type { Card } from '../../src/cards/card-message.ts'
import { cardExamples } from '../cards/card-examples.ts'
import { trickyWords } from '../cards/tricky-words.ts'
import { markOf, pictureFile } from '../support/card-pictures.ts'
import { chromiumFlags, chromiumFor } from '../support/chromium.ts'
import { ownTemplates, storedSamples } from '../support/card-templates.ts'
import { drawCard, type Drawing } from '../support/draw-card.ts'
import { noteIn } from '../support/palette-png.ts'
import type { Theme } from '../support/teams-host.ts'

const root = path.resolve(import.meta.dirname, '../..')
const pictures = path.join(root, 'tests/screenshots')
const templates = await ownTemplates()
const samples = (await storedSamples()).map(({ name, kind, data }) => ({
  name: `sample-${name}-${kind}`,
  card: bindCard(templates[name], data),
}))
const cards: { name: string; card: Card }[] = [...samples, ...cardExamples(templates)]
const executablePath = chromiumFor('the pictures of the cards')

describe.runIf(executablePath)('cards in the real renderer', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: chromiumFlags })
    page = await browser.newPage({ locale: 'en-GB' })
    await mkdir(pictures, { recursive: true })
  })
  afterAll(() => browser.close())

  const draw = (card: Card, theme: Theme, width: number): Promise<Drawing> =>
    drawCard(page, card, { theme, width })

  describe.each(cards)('$name', ({ name, card }) => {
    it.each([
      ['light', 600],
      ['light', 400],
      ['light', 320],
      ['dark', 600],
      ['dark', 320],
      ['contrast', 320],
    ] as const)('is readable and fits in %s at %i pixels', async (theme, width) => {
      const drawing = await draw(card, theme, width)
      await page.screenshot({ path: path.join(pictures, `${name}-${theme}-${width}.png`), fullPage: true })
      expect(drawing.problems).toEqual([])
      expect(drawing.overflowing).toEqual([])
      expect(drawing.texts.length).toBeGreaterThan(1)
      expect(drawing.texts.filter(({ contrast }) => contrast < 4.5)).toEqual([])
    })
  })

  it.each(samples)('$name has a reference picture of the card as it is now', async ({ name, card }) => {
    // Where this fails: npm run -s samples, and look at the new picture.
    const picture = await readFile(pictureFile(name.replace('sample-', '')))
    expect(noteIn(picture)).toBe(markOf(card))
  })

  it('shows words that look like templates, Markdown, HTML or dates as they were typed', async () => {
    const card = cards.find(({ name }) => name === 'answer-tricky')!.card
    const shown = (await draw(card, 'light', 600)).texts.map(({ text }) => text.replaceAll('\u200B', ''))
    expect(shown.filter((text) => text === trickyWords)).toHaveLength(3)
  })

  it('shows the rest of a long list when “Show all” is pressed, and folds it again', async () => {
    await draw(cards.find(({ name }) => name === 'answer-long')!.card, 'light', 320)
    const action = page.getByText('- Action 5:')
    const inSight = () => action.filter({ visible: true }).count()
    const few = await inSight()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.screenshot({ path: path.join(pictures, 'answer-long-shown.png'), fullPage: true })
    expect([few, await inSight()]).toEqual([2, 5])
    expect(await page.getByRole('button', { name: 'Show all' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Show fewer' }).click()
    expect(await inSight()).toBe(few)
  })

  it('draws bars in proportion in a renderer that knows no charts', async () => {
    await draw(cards.find(({ name }) => name === 'answer-chart')!.card, 'dark', 320)
    const boxes = await Promise.all((await page.locator('main img').all()).map((bar) => bar.boundingBox()))
    expect(boxes.map((box) => [box?.width, box?.height])).toEqual(
      [90, 132, 105, 200].map((width) => [width, 8]),
    )
  })

  it('notices a line that does not fit, and text that is too pale', async () => {
    const wide = { type: 'TextBlock', text: 'W'.repeat(200), wrap: false }
    const pale = { type: 'TextBlock', text: 'pale', color: 'good' }
    const frame = { type: 'AdaptiveCard', version: '1.5' }
    const palette = { good: '#92C353' }
    const narrow = await drawCard(page, { ...frame, body: [{ ...wide }] }, { theme: 'light', width: 320 })
    expect(narrow.overflowing).not.toEqual([])
    const faint = await drawCard(page, { ...frame, body: [pale] }, { theme: 'light', width: 320, palette })
    expect(faint.texts.map(({ contrast }) => contrast < 4.5)).toEqual([true])
  })
})
