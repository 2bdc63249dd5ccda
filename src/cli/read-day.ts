import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

/** The value of an option that is a day. Ends the command with a sentence for anything else. */
export function readDay(text: string): string {
  if (z.iso.date().safeParse(text).success) return text
  throw new InvalidArgumentError('Give a day such as 2011-07-15.')
}
