import { pino } from 'pino'
import type { Log } from './services/ports.ts'

/** Structured lines on standard error, so that standard output stays for people. Callers log no names, notes or messages. */
export function makeLog(level: string): Log {
  return pino({ level, base: { service: 'plan-assistant' } }, pino.destination({ dest: 2, sync: true }))
}
