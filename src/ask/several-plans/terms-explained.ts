import type { Query } from '../query.ts'
import type { Understood } from './understood.ts'

/** A plan explains a term for another one only where it accounts for this much of the question. */
const whollyExplained = 0.94

/** Whether a plan could only say that it does not explain the term whose meaning was asked for. */
export function explainsNoTerm(query: Query | undefined): boolean {
  return query?.kind === 'definition' && query.terms.length === 0
}

/** Whether a plan surely explains the term that was asked for, and leaves no word of the question over. */
export function explainsTerm({ understanding }: Understood): boolean {
  const [best] = understanding.candidates
  const explains = best?.query.kind === 'definition' && best.query.terms.length > 0
  return understanding.sure && explains && best.leftOver.length === 0 && best.coverage >= whollyExplained
}
