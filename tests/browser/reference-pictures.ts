/**
 * Draws the reference pictures of docs/cards.md anew: each sample of each template, and some further states, in the three
 * themes side by side. Run by `npm run -s samples`.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { bindCard } from '../../src/cards/bind.ts'
import type { Card } from '../../src/cards/card-message.ts'
import { cardExamples } from '../cards/card-examples.ts'
import { chromiumFlags, chromiumFor } from '../support/chromium.ts'
import { ownTemplates, storedSamples } from '../support/card-templates.ts'
import { drawCard } from '../support/draw-card.ts'
import { markOf, pictureFile, picturesFolder } from '../support/card-pictures.ts'
import { withPalette } from '../support/palette-png.ts'
import type { Theme } from '../support/teams-host.ts'

/** How each picture shows its card: on a desktop, and twice as the mobile client does. */
const looks: readonly { theme: Theme; width: number }[] = [
  { theme: 'light', width: 600 },
  { theme: 'dark', width: 400 },
  { theme: 'contrast', width: 320 },
]
/** A longer card is cut, and the picture says so. */
const tallest = 1_300
/** States of cards beyond the samples, from tests/cards/card-examples.ts. */
const furtherStates = ['officer-details', 'approval-decided', 'answer-long', 'managers-first']

const executablePath = chromiumFor('the reference pictures of the cards')
if (executablePath === null) process.exit(1)
const templates = await ownTemplates()
const samples = (await storedSamples()).map(({ name, kind, data }) => ({
  name: `${name}-${kind}`,
  card: bindCard(templates[name], data),
}))
const states = cardExamples(templates).filter(({ name }) => furtherStates.includes(name))

const browser = await chromium.launch({ executablePath, args: chromiumFlags })
const page = await browser.newPage({ locale: 'en-GB' })
await mkdir(picturesFolder, { recursive: true })
const drawn = [...samples, ...states.map(({ name, card }) => ({ name: `state-${name}`, card }))]
for (const { name, card } of drawn) await drawPicture(page, card, pictureFile(name))
const wanted = new Set(drawn.map(({ name }) => `${name}.png`))
for (const file of await readdir(picturesFolder))
  if (!wanted.has(file)) await rm(path.join(picturesFolder, file))
await browser.close()

async function drawPicture(on: Page, card: Card, file: string): Promise<void> {
  const columns: string[] = []
  for (const { theme, width } of looks) {
    await drawCard(on, card, { theme, width })
    const height = await on.evaluate<number>(
      'Math.ceil(document.querySelector("main").getBoundingClientRect().height)',
    )
    const shown = Math.min(height, tallest)
    const picture = await on.screenshot({ clip: { x: 0, y: 0, width, height: shown }, fullPage: true })
    const cut = height > shown ? `<p>Cut here: ${height - shown} pixels more</p>` : ''
    columns.push(
      `<figure><figcaption>${theme}, ${width} pixels</figcaption><img width="${width}" height="${shown}" src="data:image/png;base64,${picture.toString('base64')}">${cut}</figure>`,
    )
  }
  await on.setViewportSize({ width: looks.reduce((sum, { width }) => sum + width + 16, 16), height: 100 })
  await on.setContent(`<!doctype html><style>
    body { margin: 0; padding: 8px 16px 16px; display: flex; gap: 16px; align-items: start; background: #8a8a8a; }
    figure { margin: 0; } img { display: block; }
    figcaption, p { margin: 4px 0; color: #000; font: 12px/16px Liberation Sans, Arial, sans-serif; }
  </style>${columns.join('')}`)
  await writeFile(file, withPalette(await on.screenshot({ fullPage: true }), markOf(card)))
}
