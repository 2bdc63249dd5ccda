/** A paragraph's sentences, in order. Full stops inside numbers and after single letters do not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[a-z0-9)%'"”]{2}[.!?]['"”]?)\s+(?=[A-Z0-9'"“])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
