import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A settings file of the plan owner's. Throws a sentence with the file and every place that cannot be used. */
export async function readYamlFile<Value>(file: string, schema: z.ZodType<Value>): Promise<Value> {
  const read = schema.safeParse(await parsed(file))
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${file} cannot be used. Mend it and start again: ${problems.join('; ')}.`)
}

async function parsed(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} cannot be read: ${why}`, { cause: error })
  }
}
