/** "How many have we got under …", "everything we said we'd do on …", "what are we doing about …": asks for what was planned. */
const planned =
  /\bhow many (have|are|has|do) (we|they|you|there) (got |have )?(under|within|in)$|\b(everything|all|what|whats|stuff|things)( that| which)? (are |were |have |did )?(we|they|you)( are| were| have| ve| had| re)? (\w+ ){0,4}(on|under|for|about|in|with)$/

/**
 * Whether the words before and after a priority's name or number ask for all that stands in its table: "the opportunities to learn
 * list", "everything we said we'd do on SEND", "what are we doing about bullying?".
 */
export function saidOfTable(before: string, after: string): boolean {
  return planned.test(before) || (/^(list|table)$/.test(after) && !/\b(is|are) (on|in) the$/.test(before))
}
