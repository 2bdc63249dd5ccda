/** The value that `share` of the values do not pass (0.5 for the median); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** Milliseconds that `work` took, and what it gave. */
export function timed<Result>(work: () => Result): { ms: number; result: Result } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

/** Heap in use after a full collection, in bytes. Throws unless node was started with --expose-gc. */
export function heapAfterCollection(): number {
  if (!globalThis.gc) throw new Error('Start node with --expose-gc.')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** A table for a terminal: the first columns stand to the left of their room, the others to the right. */
export function textTable(rows: readonly (readonly string[])[], leftColumns = 1): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i < leftColumns ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
