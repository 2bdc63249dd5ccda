/** "Are you sure?", "really?": doubts the last answer, and asks nothing new. */
const doubting =
  /^(?:(?:hmm+|oh|um|er|well|but|and|so|sorry|wait|hang on|funny|odd|really)[,.! -]*)*(?:(?:are )?you (?:quite |really |absolutely |totally )?(?:sure|certain|positive)|(?:quite |really |absolutely )?(?:sure|certain)|really|is that (?:definitely|really|actually) (?:right|so|correct|it)|(?:can|could) you (?:please )?(?:double[- ]?check|check again))(?: (?:about|of|on) (?:that|it|this))?[?.!\s]*$/i
/** What the asker had believed instead. */
const believing =
  /^(?:(?:hmm+|oh|um|er|well|but|and|so|sorry|wait|hang on|funny|odd|strange|that's funny|that's odd)[,.! -]*)*(?:i|we|my (?:notes?|diary|manager|boss|colleague)|somebody|someone|they) (?:had|have|thought|heard|was told|were told|remember|remembered|could have sworn|says?|said|told|reckons?)\b[^?]*$/i

/** Whether a message only doubts the answer before it, with or without what was believed instead. */
export function challengesAnswer(message: string): boolean {
  const parts = message
    .trim()
    .split(/(?<=[.?!;])\s+/)
    .filter((part) => part !== '')
  return (
    parts.length <= 4 &&
    parts.some((part) => doubting.test(part)) &&
    parts.every((part) => doubting.test(part) || believing.test(part))
  )
}
