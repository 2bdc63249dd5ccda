import type { CardMessage } from '../../../src/cards/card-message.ts'
import { wholeListCards } from '../../../src/cards/whole-list-card.ts'
import { digestAfter } from '../managers-examples.ts'
import { worstWeek } from '../managers-weeks.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped } from './shipped-week.ts'
import { worstText } from './worst-words.ts'

function first(parts: readonly CardMessage[]): CardMessage {
  const [part] = parts
  if (!part) throw new Error('The digest has no such list.')
  return part
}

export const wholeListSamples: SampleCases = {
  empty: 'The button for a whole list stands only under one of which some rows were left out.',
  usual: (templates) => first(wholeListCards(digestAfter([], { loaded: shipped }), 'overdue', templates)),
  worst: (templates) => first(wholeListCards(worstWeek(worstText(1_000)), 'decisions', templates)),
}
