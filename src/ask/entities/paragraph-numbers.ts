import type { LoadedPlan, PlacedPassage } from '../../plan/library.ts'
import { oncePer } from '../once-per.ts'
import { positions, type Token } from '../words/words.ts'

/** A paragraph that a message names by its printed number, and the words that name it. */
export type ParagraphMention = { passages: PlacedPassage[]; tokens: number[] }

const called = /^(para|paras|paragraph|paragraphs|section|sections|sec|point|clause|item|number|no)$/

/** The passages under each number that a plan without actions prints before its paragraphs. In a plan with actions such a number is an action's. */
const numbered = oncePer(({ actions, passages }: LoadedPlan) =>
  actions.size > 0
    ? new Map<string, PlacedPassage[]>()
    : Map.groupBy(
        passages,
        ({ source }) =>
          /^(\d{1,2}\.\d{1,2}) |\bparagraph (\d{1,2}\.\d{1,2})$/.exec(source.section)?.slice(1).join('') ??
          '',
      ),
)

/** Finds "paragraph 4.3", "para 3.12" and "3.9": the numbers of a plan's own paragraphs. */
export function findParagraphs(tokens: readonly Token[], loaded: LoadedPlan): ParagraphMention[] {
  return tokens.flatMap(({ text, index }) => {
    const passages = /^\d/.test(text) ? numbered(loaded).get(text) : undefined
    if (passages === undefined) return []
    const named = called.test(tokens[index - 1]?.text ?? '')
    return [{ passages, tokens: positions(named ? index - 1 : index, index) }]
  })
}
