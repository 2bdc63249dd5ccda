/**
 * Stops once on Ctrl-C or a service manager's stop, then ends the process. A second Ctrl-C ends it at once.
 * `stop` gets half a minute.
 */
export function stopOnSignals(stop: () => Promise<void>, say: (sentence: string) => void): void {
  let stopping = false
  const onSignal = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    say('Stopping…')
    const limit = setTimeout(() => process.exit(1), 30_000)
    stop().then(
      () => {
        clearTimeout(limit)
        say('Stopped.')
        process.exit(0)
      },
      () => process.exit(1),
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
