import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AppManifestUtils, TeamsManifestConverter, type TeamsManifestV1D30 } from '@microsoft/app-manifest'
import { describe, expect, test, vi } from 'vitest'
import { readPng } from '../support/png.ts'

const folder = path.resolve(import.meta.dirname, '../../appPackage')
const manifest = readManifest()
const bot = manifest.bots![0]!
const commandLists = bot.commandLists!

describe('the app manifest', () => {
  test('is valid by the official schema of its version, without asking the network', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([])
    expect(fetched).not.toHaveBeenCalled()
  })

  test('is refused by that schema when something is wrong with it, so that the test above means something', async () => {
    const wrong = { ...manifest, accentColor: 'teal' }
    expect(await AppManifestUtils.validateAgainstSchema(wrong)).toHaveLength(1)
  })

  test('names the schema of its own version', () => {
    expect(manifest.$schema).toContain(`/teams/v${manifest.manifestVersion}/`)
  })

  test('offers the bot in personal chats, teams and group chats, private and shared channels included', () => {
    expect(bot.scopes).toEqual(['personal', 'team', 'groupChat'])
    // Teams refuses a package of schema 1.25 or later with the team scope and without this.
    expect(manifest.supportsChannelFeatures).toBe('tier1')
  })

  test('asks for nothing that the bot does not need', () => {
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers'])
    expect(manifest.authorization).toBeUndefined()
    expect(manifest.webApplicationInfo).toBeUndefined()
    expect(manifest.validDomains).toEqual([])
    expect(bot.supportsFiles).toBe(false)
  })
})

describe('the commands that Teams suggests', () => {
  test('are listed once for each scope', () => {
    expect(commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot.scopes)
  })

  test.each(commandLists.map(({ scopes, commands }) => [scopes.join(), commands] as const))(
    'fit the menu of %s',
    (_, commands) => {
      const titles = commands.map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
      expect(titles.length).toBeLessThanOrEqual(10)
      // The schema allows 128; older Teams clients cut a title at 32.
      for (const title of titles) expect(title.length, title).toBeLessThanOrEqual(32)
      for (const { description } of commands) expect(description!.length).toBeLessThanOrEqual(128)
    },
  )

  test('offer one’s own card in personal chats only, which is where it is sent', () => {
    const offering = commandLists.filter(({ commands }) => commands.some(({ title }) => title === 'My card'))
    expect(offering.flatMap(({ scopes }) => scopes)).toEqual(['personal'])
  })
})

describe('the icons', () => {
  test('have a colour one of 192 by 192 pixels that fills its square, with the accent colour as its ground', () => {
    const { width, height, pixels } = readPng(path.join(folder, manifest.icons.color))
    expect([width, height]).toEqual([192, 192])
    expect(pixels.every((pixel) => pixel[3] === 255)).toBe(true)
    expect(`#${Buffer.from(pixels[0]!.subarray(0, 3)).toString('hex')}`).toBe(
      manifest.accentColor.toLowerCase(),
    )
  })

  test('have an outline of 32 by 32 pixels that is white on nothing', () => {
    const { width, height, pixels } = readPng(path.join(folder, manifest.icons.outline))
    expect([width, height]).toEqual([32, 32])
    const drawn = pixels.filter((pixel) => pixel[3] !== 0)
    expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([])
    expect(drawn.length).toBeGreaterThan(100)
    expect(pixels[0]![3]).toBe(0)
  })
})

/** The manifest as the toolkit would fill it in, with the longest suffix that the examples allow. */
function readManifest(): TeamsManifestV1D30.TeamsManifestV1D30 {
  const values: Record<string, string> = {
    TEAMS_APP_ID: '0d5a3c4e-2f6b-4c1d-9e8f-1a2b3c4d5e6f',
    BOT_ID: '7b9d1f3a-5c7e-4a2b-8d4f-6e8a0c2b4d6f',
    APP_NAME_SUFFIX: 'x'.repeat(15),
    COUNCIL_NAME: 'x'.repeat(32),
    COUNCIL_WEBSITE_URL: 'https://council.example/assistant',
    COUNCIL_PRIVACY_URL: 'https://council.example/privacy',
    COUNCIL_TERMS_URL: 'https://council.example/terms',
  }
  const template = readFileSync(path.join(folder, 'manifest.json'), 'utf8')
  const filled = template.replaceAll(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
  const read = TeamsManifestConverter.jsonToManifest(filled)
  if (read.manifestVersion !== '1.30')
    throw new Error('The manifest has another version than this test reads')
  return read
}
