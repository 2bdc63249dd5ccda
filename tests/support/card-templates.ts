import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { CardData } from '../../src/cards/bind.ts'
import { cardTemplatesSchema, parseCardTemplates, type CardTemplates } from '../../src/cards/templates.ts'
import { readCardTemplates } from '../../src/store/card-templates.ts'

export const cardsFolder = path.resolve(import.meta.dirname, '../../adaptive-cards')

/** The product's own templates. */
export async function ownTemplates(): Promise<CardTemplates> {
  return parseCardTemplates(await readCardTemplates(cardsFolder))
}

const dataSchema: z.ZodType<CardData> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(dataSchema), z.record(z.string(), dataSchema)]),
)

/** The cases of which a template has a sample. */
export const caseNames = ['empty', 'usual', 'worst'] as const
export type CaseName = (typeof caseNames)[number]
export type TemplateName = keyof CardTemplates

/** The file of a sample, beside its template: the usual one has the template's own name. */
export function sampleFile(name: TemplateName, kind: CaseName): string {
  return path.join(cardsFolder, kind === 'usual' ? `${name}.sample.json` : `${name}.${kind}.sample.json`)
}

/** Data as the bot binds it to a template, stored beside it. */
export type StoredSample = { name: TemplateName; kind: CaseName; data: Record<string, CardData> }

/** Every sample that is stored beside the templates. Throws for one of no template, and for one that holds a null. */
export async function storedSamples(): Promise<StoredSample[]> {
  const names = cardTemplatesSchema.keyof()
  const files = (await readdir(cardsFolder)).filter((file) => file.endsWith('.sample.json'))
  return Promise.all(
    files.toSorted().map(async (file) => {
      const [name, kind] = file.replace('.sample.json', '').split('.')
      const text = await readFile(path.join(cardsFolder, file), 'utf8')
      return {
        name: names.parse(name),
        kind: z.enum(caseNames).default('usual').parse(kind),
        data: z.record(z.string(), dataSchema).parse(JSON.parse(text)),
      }
    }),
  )
}
