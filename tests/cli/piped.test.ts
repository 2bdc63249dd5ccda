import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('a listing of which only the first line is read ends without complaint', async () => {
  const command = `"${process.execPath}" src/command-line.ts plan records herts-2011 | head -1`
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command])
  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toBe('')
})
