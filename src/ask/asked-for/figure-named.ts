import type { PlacedMeasurement } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import { positions, tokenise, type Token } from '../words/words.ts'

const nameStems = oncePer(({ name }: PlacedMeasurement) => tokenise(name).map(({ stem }) => stem))

/** The words of a message that are the whole printed name of a figure, word for word ("children in need"); none where it is not said. */
export function nameSaid(figure: PlacedMeasurement, tokens: readonly Token[]): number[] {
  const words = nameStems(figure)
  if (words.length < 2) return []
  const at = tokens.findIndex((_, from) => words.every((stem, i) => tokens[from + i]?.stem === stem))
  return at < 0 ? [] : positions(at, at + words.length - 1)
}
