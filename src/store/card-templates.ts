import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const ending = '.template.json'

/**
 * Reads every `NAME.template.json` of a folder, by name. What the files hold is checked by whoever uses them.
 * Throws when the folder cannot be read or a file is not JSON, naming the file.
 */
export async function readCardTemplates(folder: string): Promise<Record<string, unknown>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending))
  const entries = await Promise.all(
    files.map(async (file): Promise<[string, unknown]> => [
      file.slice(0, -ending.length),
      await readJson(path.join(folder, file)),
    ]),
  )
  return Object.fromEntries(entries)
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON`, { cause: error })
  }
}
