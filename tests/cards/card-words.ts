/** Every text that a card shows, in reading order, as a reader would copy it: without invisible marks. */
export function wordsOf(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(wordsOf)
  if (typeof card !== 'object' || card === null) return []
  const node = card as Record<string, unknown>
  if (node['type'] === 'RichTextBlock' && Array.isArray(node['inlines'])) {
    return [
      node['inlines']
        .map((run: { text: string }) => run.text)
        .join('')
        .replaceAll('\u200B', ''),
    ]
  }
  if (node['type'] === 'TextBlock') return [String(node['text'])]
  if (String(node['type']).startsWith('Action.')) return [`[${String(node['title'])}]`]
  if (String(node['type']).startsWith('Input.')) return [`<${String(node['label'])}>`]
  return [...wordsOf(node['body']), ...wordsOf(node['items']), ...wordsOf(node['actions'])]
}

/** Every object of that type in a card. */
export function elementsOf(card: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap((node) => elementsOf(node, type))
  if (typeof card !== 'object' || card === null) return []
  const node = card as Record<string, unknown>
  const inside = Object.values(node).flatMap((value) => elementsOf(value, type))
  return node['type'] === type ? [node, ...inside] : inside
}
