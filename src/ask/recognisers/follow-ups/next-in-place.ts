import { placeAfter } from '../lists-and-labels/place-after.ts'
import { everyWord, type Recogniser } from '../../recogniser.ts'

/** "And the next one?", after a measure, an aim or an item that was told by its place. */
export const nextInPlace: Recogniser = (reading, { memory }) => {
  const query = placeAfter(reading, memory)
  return query === null
    ? []
    : [{ query, fit: 0.97, claims: everyWord(reading), about: [], rule: 'next in its place' }]
}
