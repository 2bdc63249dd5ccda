/**
 * The value of `work`, or `late()` if it takes longer than `limitMs`. The work is not stopped: what it stores
 * stays stored.
 */
export async function withinLimit<Value>(
  work: Promise<Value>,
  limitMs: number,
  late: () => Value,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<Value>((resolve) => {
    timer = setTimeout(() => {
      resolve(late())
    }, limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
