/** A priority or action named by its printed number, or by another name of its own. */
export type RefMention = {
  kind: 'priority' | 'action'
  /** Every key that the number may mean; none where the plan has no such number. */
  keys: string[]
  said: string
  tokens: number[]
}
