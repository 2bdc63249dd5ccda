import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Card } from '../../src/cards/card-message.ts'

/** Where the reference pictures of docs/cards.md are kept. */
export const picturesFolder = path.resolve(import.meta.dirname, '../../docs/images/cards')

export function pictureFile(name: string): string {
  return path.join(picturesFolder, `${name}.png`)
}

/** Tells one card from another: a picture carries that of the card it shows, so that one of a former card is found out. */
export function markOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex')
}
