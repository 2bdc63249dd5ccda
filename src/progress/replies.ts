/** An officer who was sent a card for a period: the actions that it asks about, and whether any has been answered since. */
export type OfficerReply = { officer: string; actionKeys: readonly string[]; replied: boolean }
