import { textFields, typed, type Draft } from './draft.ts'

/**
 * What a form's tick "nothing here identifies a child" stands for: the texts that stood in the form when it was drawn, a
 * short mark for each. A text that is written or changed afterwards is not among them, and is asked about anew.
 */
export function confirmationOf(draft: Draft): string {
  return textFields
    .map((field) => typed(draft, field))
    .filter((text) => text !== '')
    .map(markOfText)
    .join(',')
}

/** Whether somebody ticked that check where this very text stood; `checked` is what the tick came back with. */
export function isConfirmed(text: string, checked: string | undefined): boolean {
  return (checked ?? '').split(',').includes(markOfText(text))
}

/** A text's words as a short mark (FNV-1a, 32 bits, with the length). Blanks and signs are left out: clients change line ends. */
export function markOfText(text: string): string {
  const words = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  return `${words.length.toString(36)}-${(hash >>> 0).toString(36)}`
}
