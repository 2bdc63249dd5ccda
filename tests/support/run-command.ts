import { execFile } from 'node:child_process'

/** Runs the command line in a process of its own, as npm scripts do. */
export function runCommand(
  args: string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<{ code: number; output: string; complaint: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: '', ...environment }
    const child = execFile(
      process.execPath,
      ['src/command-line.ts', ...args],
      { env },
      (error, output, complaint) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, complaint })
      },
    )
    child.stdin?.end(input)
  })
}
