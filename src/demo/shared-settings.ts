import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { managersChannelId, planAdministrator } from './people.ts'

/**
 * The demonstration's own settings. They are kept beside its database, so that the command line speaks of the same
 * day and the same channel; a setting in the environment comes first in both.
 */
const defaults = {
  PLAN_AS_OF: '2011-07-15',
  PLAN_ADMINISTRATORS: planAdministrator.email,
  MANAGERS_CHANNEL_ID: managersChannelId,
}
const fileSchema = z.record(z.string(), z.string())
type Environment = Record<string, string | undefined>

/** The environment with the demonstration's settings beneath it, kept in the data folder for the command line. */
export function keepDemonstrationSettings(environment: Environment): Environment {
  const folder = dataFolder(environment)
  const settings = { ...defaults, ...withoutBlanks(environment) }
  mkdirSync(folder, { recursive: true })
  const { PLAN_AS_OF, PLAN_ADMINISTRATORS, MANAGERS_CHANNEL_ID } = settings
  writeFileSync(
    fileIn(folder),
    JSON.stringify({ PLAN_AS_OF, PLAN_ADMINISTRATORS, MANAGERS_CHANNEL_ID }, null, 2),
  )
  return settings
}

/** The environment with what a demonstration kept beneath it; as it is where a database service is set or none was kept. */
export function withDemonstrationSettings(environment: Environment): Environment {
  if (environment['DATABASE_URL']) return environment
  try {
    const kept = fileSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder(environment)), 'utf8')))
    return { ...kept, ...withoutBlanks(environment) }
  } catch {
    return environment
  }
}

/** A blank setting counts as absent, as everywhere. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function dataFolder(environment: Environment): string {
  return withoutBlanks(environment)['DATA_FOLDER'] ?? '.data'
}

function fileIn(folder: string): string {
  return path.join(folder, 'demonstration.json')
}
