import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { Card } from '../../src/cards/card-message.ts'
import { hostConfig, hostStyles, type Palette, type Theme } from './teams-host.ts'

/** What stands on the page once a card is drawn. */
export type Drawing = {
  /** What the renderer complained of. */
  problems: string[]
  /** Elements that stick out of the card, by their text. A button's own words may end in an ellipsis; its tooltip has them. */
  overflowing: string[]
  /** Every text that can be seen, with its contrast against what lies behind it (WCAG 2, 1 to 21). */
  texts: { text: string; contrast: number }[]
}

const require = createRequire(import.meta.url)
const renderer = require.resolve('adaptivecards/dist/adaptivecards.min.js')

/** Draws a card with the real `adaptivecards` renderer, Markdown switched on, and measures what came out. */
export async function drawCard(
  page: Page,
  card: Card,
  look: { theme: Theme; width: number; palette?: Partial<Palette> },
): Promise<Drawing> {
  await page.setViewportSize({ width: look.width, height: 400 })
  await page.setContent(`<!doctype html><style>${hostStyles(look.theme)}</style><main></main>`)
  await page.addScriptTag({ path: renderer })
  await page.addScriptTag({ content: inPage })
  const call = `drawAndMeasure(${JSON.stringify(card)}, ${JSON.stringify(hostConfig(look.theme, look.palette))})`
  return page.evaluate<Drawing>(call)
}

/** Runs in the page, as text: it is browser code, with a crude Markdown that shows any text which is read as such. */
const inPage = /* js */ `
function drawAndMeasure(payload, config) {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = new AdaptiveCards.HostConfig(config)
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = '<p>' + text
      .replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/_(.+?)_/g, '<i>$1</i>')
      .replace(/\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>').replace(/^# /, '') + '</p>'
    result.didProcess = true
  }
  const context = new AdaptiveCards.SerializationContext()
  card.parse(payload, context)
  document.querySelector('main').append(card.render())
  const problems = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
    .filter((message) => !message.includes('Chart.'))
  const edge = document.documentElement.clientWidth
  const shown = [...document.querySelectorAll('main *')].filter((element) => element.getClientRects().length > 0)
  const overflowing = shown
    .filter((element) => element.getBoundingClientRect().right > edge + 0.5
      || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
        && getComputedStyle(element).display !== 'inline' && !element.closest('select, input, button')))
    .map((element) => element.tagName + ' ' + element.textContent.slice(0, 60))
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode
    if (textContent.trim() === '' || parentElement.getClientRects().length === 0) continue
    texts.push({ text: textContent, contrast: contrast(rgba(getComputedStyle(parentElement).color), behind(parentElement)) })
  }
  return { problems, overflowing, texts }
}
function rgba(colour) {
  const parts = colour.match(/[\\d.]+/g).map(Number)
  return parts.length === 4 ? parts : [...parts, 1]
}
function over(top, bottom) {
  return [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1)
}
function behind(element) {
  if (!element) return [255, 255, 255, 1]
  const own = rgba(getComputedStyle(element).backgroundColor)
  return own[3] === 1 ? own : over(own, behind(element.parentElement))
}
function luminance(colour) {
  const [r, g, b] = colour.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(text, background) {
  const [light, dark] = [luminance(over(text, background)), luminance(background)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}`
