/** Words of a message that name days, with the first and the last of them. */
export type Span = { first: string; last: string; words: string; from: number; to: number }
