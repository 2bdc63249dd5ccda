import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

/**
 * The shape of a card that Teams accepts, charts included: a JSON schema made from the types of
 * `@microsoft/teams.cards`. Making it takes two seconds, so it is kept until that package's version changes.
 */
const root = path.resolve(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const typesPackage = path.resolve(require.resolve('@microsoft/teams.cards'), '../..')

/** What is wrong with a card, a line each, the most precise places first; empty for a card that Teams accepts. */
export function cardProblems(card: unknown): string[] {
  validate ??= compile()
  if (validate(card)) return []
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'const')
  return [
    ...new Set(
      errors
        .toSorted((a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length)
        .map(
          ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
        ),
    ),
  ].slice(0, 10)
}

let validate: ValidateFunction | undefined

function compile(): ValidateFunction {
  return new Ajv({ strict: false }).compile(cachedSchema())
}

function cachedSchema(): AnySchema {
  const about = JSON.parse(readFileSync(path.join(typesPackage, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(root, 'node_modules/.cache/card-schema')
  const file = path.join(folder, `teams-cards-${about.version}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as AnySchema
  } catch {
    const text = schemaText()
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
    return JSON.parse(text) as AnySchema
  }
}

function schemaText(): string {
  const generator = createGenerator({
    path: path.join(typesPackage, 'dist/core.d.ts'),
    tsconfig: path.join(root, 'tsconfig.json'),
    type: 'IAdaptiveCard',
    expose: 'all',
    jsDoc: 'none',
    skipTypeCheck: true,
  })
  return JSON.stringify(generator.createSchema('IAdaptiveCard'))
}
