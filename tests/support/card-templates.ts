import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { CardData } from '../../src/cards/bind.ts'
import { parseCardTemplates, type CardTemplates } from '../../src/cards/templates.ts'
import { readCardTemplates } from '../../src/store/card-templates.ts'

const folder = path.resolve(import.meta.dirname, '../../adaptive-cards')

/** The product's own templates. */
export async function ownTemplates(): Promise<CardTemplates> {
  return parseCardTemplates(await readCardTemplates(folder))
}

const dataSchema: z.ZodType<CardData> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(dataSchema), z.record(z.string(), dataSchema)]),
)

/** The sample data beside a template. */
export async function sampleOf(name: string): Promise<Record<string, CardData>> {
  const text = await readFile(path.join(folder, `${name}.sample.json`), 'utf8')
  return z.record(z.string(), dataSchema).parse(JSON.parse(text))
}
