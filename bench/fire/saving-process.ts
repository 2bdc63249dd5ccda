import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { acknowledgementSchema, type Acknowledgement, type Order } from './kill-order.ts'

/** A process that saves, as its killer sees it. */
export type SavingProcess = {
  send: (order: Order) => void
  /** Presses that were sent and of which nothing was heard. */
  open: Map<string, Order>
  /** kill -9; resolves when everything that it had printed has been read. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts one on that database; `heard` is told each acknowledgement. Resolves once it takes presses. */
export async function startSaving(
  url: string,
  heard: (order: Order, answer: Acknowledgement) => void,
): Promise<SavingProcess> {
  const child = spawn(process.execPath, ['bench/fire/saving-child.ts', url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const open = new Map<string, Order>()
  const ended = once(child, 'close')
  // What a killed process was still to be told is told to another.
  child.stdin.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = acknowledgementSchema.safeParse(JSON.parse(line)).data
      if (answer === undefined) {
        resolve()
        return
      }
      const order = open.get(answer.activityId)
      open.delete(answer.activityId)
      if (order) heard(order, answer)
    })
  })
  return {
    open,
    send: (order) => {
      open.set(order.activityId, order)
      child.stdin.write(`${JSON.stringify(order)}\n`)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}
