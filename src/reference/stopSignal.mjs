const PARENT_WATCH = 1000
const LIMIT = 30_000

/**
 * Aborts when this process is asked to stop, or when the npm that started it has died.
 *
 * A second signal changes nothing, because npm passes on what the terminal has sent us already.
 */
export const stopSignal = () => {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) return
    controller.abort(new Error('Stopped.'))
    setTimeout(() => process.exit(1), LIMIT).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

  const parent = process.ppid
  const isOfNpm = process.env.npm_lifecycle_event !== undefined
  if (isOfNpm) setInterval(() => process.ppid !== parent && stop(), PARENT_WATCH).unref()
  return controller.signal
}
