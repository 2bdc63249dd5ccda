/** A database failure that is safe to log: PostgreSQL's or the socket's own code, and no row's content. */
export class StoreError extends Error {
  /** SQLSTATE such as `23505`, or a socket's code such as `ECONNREFUSED`; null for a time-out. */
  readonly code: string | null
  /** The constraint that was broken, where one was. */
  readonly constraint: string | null

  constructor(message: string, code: string | null, constraint: string | null) {
    super(message)
    this.name = 'StoreError'
    this.code = code
    this.constraint = constraint
  }
}

/**
 * Runs database work; a failure comes out as a StoreError. Drizzle's own errors print every parameter of the query,
 * and pg's carry the whole row in `detail`, so neither may reach a log.
 */
export async function withPlainErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw plainError(error)
  }
}

/** The same failure without any row's content; anything that is not a database's error is given back as it is. */
export function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const cause = 'query' in error && 'params' in error ? error.cause : error
  if (!(cause instanceof Error)) return new StoreError('The database could not be asked.', null, null)
  const code = textOf(cause, 'code')
  if (cause === error && code === null) return error
  // Data errors (class 22) quote the value in their message; other classes speak of tables and constraints.
  const message = code?.startsWith('22') ? 'A value could not be stored.' : cause.message
  return new StoreError(message, code, textOf(cause, 'constraint'))
}

function textOf(error: Error, key: string): string | null {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : null
}
