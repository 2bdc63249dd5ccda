import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { managersChannelId, personalChatId } from '../../src/demo/people.ts'
import { chromiumFlags, chromiumFor } from '../support/chromium.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'

/** The whole of `npm start` as somebody sees it who opens the address that it prints. */

const executablePath = chromiumFor('the demonstration in a browser')
const pictures = path.resolve(import.meta.dirname, '../screenshots')

describe.skipIf(executablePath === null)('the demonstration in a browser', () => {
  let demo: Demonstration
  let browser: Browser
  let page: Page
  /** How often the bot sent a message; its page draws some twice while it opens its stream a second time. */
  const timesSent = (summary: string) =>
    demo.teams.said().filter((message) => !message.edited && message.summary.startsWith(summary)).length
  const welcomedAgain = (conversation: string) =>
    demo.teams.until(`the welcome upon opening ${conversation}`, (messages) =>
      messages
        .filter(
          ({ conversationId, summary }) =>
            conversationId === conversation && summary.startsWith('Plan Assistant'),
        )
        .at(1),
    )
  beforeAll(async () => {
    demo = await startDemonstration()
    await mkdir(pictures, { recursive: true })
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: chromiumFlags })
    page = await browser.newPage({ viewport: { width: 1280, height: 1400 } })
    // The Playground loads its fonts from outside; without them it draws all the same.
    await page.route('**/res-1.cdn.office.net/**', (route) => route.abort())
    await page.goto(demo.playgroundUrl)
    // The Playground announces the bot anew to whatever a page opens, upon which the demonstration sends the week's
    // messages there again: what is sent after both have been opened is sent once.
    await welcomedAgain(personalChatId)
    await page.getByText('General', { exact: true }).click()
    await welcomedAgain(managersChannelId)
    await page.getByText('Personal Chat', { exact: true }).click()
    await demo.runDigest()
  })
  afterAll(async () => {
    await browser.close()
    await demo.stop()
  })

  it('greets the officer and shows this week’s card', async () => {
    await page.getByText('Your actions to update').last().waitFor()
    await page.getByText('76 days late').last().waitFor()
    expect(timesSent('2 actions overdue')).toBe(1)
    await page.screenshot({ path: path.join(pictures, 'playground-card.png') })
  })

  it('answers a typed question', async () => {
    await page.locator('[role=textbox][contenteditable=true]').last().fill('who leads priority 7?')
    await page.getByRole('button', { name: 'Send Message' }).click()
    await page.getByText('Gillian Cawley').first().waitFor()
  })

  it('notes that an answer helped', async () => {
    await page.getByRole('button', { name: 'This helped' }).last().click()
    await page.getByText(/Noted, without your name: this answer helped/).waitFor()
    await page.screenshot({ path: path.join(pictures, 'playground-answer.png') })
  })

  it('saves an update into a receipt', async () => {
    const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'Your actions to update' }).last()
    await card.getByRole('combobox').first().click()
    await page.getByRole('option', { name: /Amber/ }).click()
    await card.getByRole('button', { name: 'Save 2.2' }).click()
    await page.getByText(/Saved: In progress \(Amber\)/).waitFor()
    await page.screenshot({ path: path.join(pictures, 'playground-receipt.png') })
  })

  it('shows the update in the managers’ channel', async () => {
    await page.getByText('General', { exact: true }).click()
    await page.getByText('Since then').last().waitFor()
    await page
      .getByText(/2\.2 \(priority 2\): In progress \(Amber\)/)
      .last()
      .waitFor()
    expect(timesSent('10 actions are overdue')).toBe(1)
    await page.screenshot({ path: path.join(pictures, 'playground-channel.png') })
    expect(await page.getByText('Darren Newman').count()).toBeLessThanOrEqual(2)
  })
})
