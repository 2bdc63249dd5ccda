import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeLexicon } from '../../src/ask/words/lexicon.ts'
import { readVocabulary } from '../../src/store/vocabulary-files.ts'

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vocabulary-'))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return folder
}

describe('the vocabulary files', () => {
  it('that ship can be used', async () => {
    const vocabulary = await readVocabulary('data/vocabulary')
    expect(() => makeLexicon(vocabulary)).not.toThrow()
  })

  it('are refused with the name of the part that is missing', async () => {
    const folder = await folderWith({ 'a.yaml': 'stopWords: [a]' })
    await expect(readVocabulary(folder)).rejects.toThrow(/concepts/)
  })

  it('are refused when two give the same part', async () => {
    const folder = await folderWith({ 'a.yaml': 'stopWords: [a]', 'b.yaml': 'stopWords: [b]' })
    await expect(readVocabulary(folder)).rejects.toThrow(/b\.yaml: "stopWords" stands in another/)
  })

  it('are refused with the name of a file that is not YAML', async () => {
    const folder = await folderWith({ 'a.yaml': 'x: [' })
    await expect(readVocabulary(folder)).rejects.toThrow(/a\.yaml cannot be read as YAML/)
  })
})
