import { randomUUID } from 'node:crypto'
import type { Log } from './ports.ts'

/** Logs an unexpected error once and gives the reference that the user is told. Messages and values stay out of the log. */
export function reportFault(log: Log, error: unknown, where: string): string {
  const reference = randomUUID().slice(0, 8)
  const fault = error instanceof Error ? error : new Error('not an error')
  const code = 'code' in fault ? fault.code : undefined
  log.error({ reference, where, error: fault.name, code, stack: stackOf(fault) }, 'unexpected error')
  return reference
}

/** Only the frames: an error's message can quote what somebody wrote. */
function stackOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
