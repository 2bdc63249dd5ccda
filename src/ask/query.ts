export type Query = { kind: 'help' }
