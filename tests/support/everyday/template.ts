import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const folder = 'tests/cases/everyday'

/** A word for what an answer must hold, with the slots that it is held for: "overdueOf(p)". */
const expectSchema = z
  .string()
  .regex(/^[a-zA-Z]+(\([a-z0-9, ]+\))?$/)
  .transform((text) => {
    const [word = '', slots = ''] = text.replace(')', '').split('(')
    return { word, slots: slots.split(',').map((slot) => slot.trim()) }
  })

const templateSchema = z.strictObject({
  id: z.string().min(1),
  turns: z
    .array(
      z.strictObject({
        /** The question, with slots such as {ref} and {person} in it. */
        q: z.string().min(1),
        expect: z.union([expectSchema.transform((each) => [each]), z.array(expectSchema)]),
      }),
    )
    .min(1),
})
/** A conversation with slots, for asking it of many actions, priorities and people. */
export type Template = z.infer<typeof templateSchema>

/** The templates of every file of `tests/cases/everyday`. Throws where a line cannot be read. */
export function readTemplates(): { file: string; templates: Template[] }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => ({
      file,
      templates: readFileSync(path.join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => templateSchema.parse(JSON.parse(line))),
    }))
}
