/** The priorities or actions that a question is about, and how that was found. */
export type Target = {
  kind: 'priority' | 'action'
  keys: string[]
  /** 1 where named by number, less where found by meaning or taken from the conversation. */
  fit: number
  claims: Set<number>
  by: 'number' | 'title' | 'meaning' | 'conversation'
  /** How good a find it is, for the judge; nothing where it was named. */
  traits?: Readonly<Record<string, number>>
}
