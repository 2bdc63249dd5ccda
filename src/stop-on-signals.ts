/** A terminal's Ctrl-C reaches npm and its child alike, and npm may pass its own on: one press can arrive twice. */
const samePressMs = 1_000
const stopLimitMs = 30_000

/**
 * Stops once on Ctrl-C or a service manager's stop, then ends the process. A second Ctrl-C ends it at once.
 * `stop` gets half a minute.
 */
export function stopOnSignals(stop: () => Promise<void>, say: (sentence: string) => void): void {
  let stoppingSince: number | null = null
  const onSignal = (): void => {
    const now = performance.now()
    if (stoppingSince !== null) {
      if (now - stoppingSince > samePressMs) process.exit(1)
      return
    }
    stoppingSince = now
    say('Stopping…')
    setTimeout(() => process.exit(1), stopLimitMs).unref()
    stop().then(
      () => {
        say('Stopped.')
        process.exit(0)
      },
      () => process.exit(1),
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
