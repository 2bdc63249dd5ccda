/** A plan that a message names: a loaded one, or one that is not. */
export type PlanMention = { planId: string | null; said: string; tokens: number[] }
