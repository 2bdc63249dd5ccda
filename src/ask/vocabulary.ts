export type Vocabulary = Record<string, never>
