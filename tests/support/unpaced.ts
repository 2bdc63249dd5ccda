import type { Pace } from '../../src/services/pace.ts'

/** A pace that lets everything through at once, for tests of what is sent and not of when. */
export const unpaced: Pace = {
  takeSlot: () => Promise.resolve({ taken: true, seconds: 0 }),
  throttled: () => Promise.resolve(),
}
