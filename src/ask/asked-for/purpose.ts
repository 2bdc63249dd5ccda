import type { Reading } from '../reading.ts'

const purpose =
  /\b(what|whats)( is| are| was| were)? (the|this|that|an?|it|its) (\w+ ){0,5}for$|\b(purpose|point) of (the|this|that|an?|having|its)\b/

/** "What is the framework actually for?": the purpose of a thing is asked, and not what it is made of. */
export function asksForPurpose({ said, plans, tokens }: Reading): boolean {
  // "…, in the 2018-21 plan" says only where.
  const where = new Set(plans.flatMap((plan) => plan.tokens))
  const own = tokens.filter(({ index }) => !where.has(index)).map(({ text }) => text)
  while (/^(in|the|plan|of|under|per|from|by|to|according)$/.test(own.at(-1) ?? '')) own.pop()
  return purpose.test(said) || purpose.test(own.join(' '))
}
