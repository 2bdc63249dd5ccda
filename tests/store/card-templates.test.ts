import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCardTemplates } from '../../src/store/card-templates.ts'

describe('reading the card templates', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cards-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('takes every template by its name, and no sample', async () => {
    await writeFile(path.join(folder, 'a-b.template.json'), '{"type":"AdaptiveCard"}')
    await writeFile(path.join(folder, 'a-b.sample.json'), '{}')
    expect(await readCardTemplates(folder)).toEqual({ 'a-b': { type: 'AdaptiveCard' } })
  })

  it('names the file that is not JSON', async () => {
    await writeFile(path.join(folder, 'broken.template.json'), '{')
    await expect(readCardTemplates(folder)).rejects.toThrow('broken.template.json is not JSON')
  })
})
