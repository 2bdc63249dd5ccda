/** Reads cards as a person sees them. */
type Node = Record<string, unknown>

/** Every text of a card in reading order, a line each. */
export function wordsOnCard(card: unknown): string {
  return nodesOf(card)
    .flatMap((node) =>
      node['type'] === 'RichTextBlock' && Array.isArray(node['inlines'])
        ? [(node['inlines'] as Node[]).map(({ text }) => String(text)).join('')]
        : node['type'] === 'TextBlock'
          ? [String(node['text'])]
          : [],
    )
    .join('\n')
}

/** The data of a button, by the start of its title. */
export function buttonData(card: unknown, title: string): Node & { verb: string } {
  const button = buttonOf(card, title)
  if (!button) throw new Error(`The card has no button “${title}”`)
  return { ...(button['data'] as Node), verb: String(button['verb']) }
}

/** Whether a card has a button whose title starts so. */
export function hasButton(card: unknown, title: string): boolean {
  return buttonOf(card, title) !== undefined
}

function buttonOf(card: unknown, title: string): Node | undefined {
  return nodesOf(card).find(
    (node) => String(node['type']).startsWith('Action.') && String(node['title']).startsWith(title),
  )
}

export function inputValue(card: unknown, id: string): unknown {
  return nodesOf(card).find((node) => node['id'] === id)?.['value']
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  return [value as Node, ...Object.values(value).flatMap(nodesOf)]
}

/** What every input of a card holds, by its id: what a client sends of a card into which nobody has typed. */
export function inputsOn(card: unknown): Record<string, unknown> {
  const inputs = nodesOf(card).filter((node) => String(node['type']).startsWith('Input.'))
  return Object.fromEntries(inputs.map((node) => [String(node['id']), node['value']]))
}
