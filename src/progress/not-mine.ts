import { counting } from './history.ts'
import type { NotMine, PlanUpdate } from './update.ts'

/** Whether somebody to look after the plan has still to settle this: not once it was taken back, or whoever said it has reported since. */
export function isOpen(said: NotMine, history: readonly PlanUpdate[]): boolean {
  const words = counting(history)
  return (
    words.includes(said) &&
    !words.some(({ accountId, sequence }) => accountId === said.accountId && sequence > said.sequence)
  )
}
