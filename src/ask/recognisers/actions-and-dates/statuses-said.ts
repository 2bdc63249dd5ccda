import type { ActionFilter } from '../../action-filter.ts'
import type { Reading } from '../../reading.ts'

type Stage = NonNullable<ActionFilter['stage']>
type Confidence = NonNullable<ActionFilter['confidence']>
type Word<Status> = { pattern: RegExp; before?: string; status: Status }

const stageWords: readonly Word<Stage>[] = [
  { pattern: /^(complete|completed|finished)$/, status: 'Complete' },
  { pattern: /^(stopped)$/, status: 'Stopped' },
  { pattern: /^paused$/, status: 'On hold' },
  // "What job do they hold?" and "how progress is checked" ask for no stage.
  { pattern: /^hold$/, before: 'on', status: 'On hold' },
  { pattern: /^underway$/, status: 'In progress' },
  { pattern: /^progress$/, before: 'in', status: 'In progress' },
]
const confidenceWords: readonly Word<Confidence>[] = [
  { pattern: /^red$/, status: 'Red' },
  { pattern: /^amber$/, status: 'Amber' },
  { pattern: /^green$/, status: 'Green' },
]

/** The stages and confidences that a message names, as a filter, with the words that name them. Each of several counts. */
export function statusesSaid(
  reading: Reading,
  may: { stages: boolean; colours: boolean },
): { filter: Pick<ActionFilter, 'stage' | 'confidence' | 'statuses'>; claims: number[] } {
  const stages = may.stages ? saidOf(reading, stageWords) : []
  const confidences = may.colours ? saidOf(reading, confidenceWords) : []
  const said = [...stages, ...confidences]
  // "Amber, not red": where one is wanted, the other that is shut out is none of them.
  const wanted = said.some(({ shutOut }) => !shutOut) ? said.filter(({ shutOut }) => !shutOut) : said
  const statuses = [...new Set(wanted.map(({ status }) => status))]
  const isOne = statuses.length === 1
  const among = <Status>(all: readonly { status: Status }[]): Status | null =>
    all.map(({ status }) => status).find((status) => (statuses as unknown[]).includes(status)) ?? null
  return {
    filter: {
      stage: isOne ? among(stages) : null,
      confidence: isOne ? among(confidences) : null,
      statuses: isOne ? [] : statuses,
    },
    claims: said.flatMap(({ tokens }) => tokens),
  }
}

type Said<Status> = { status: Status; tokens: number[]; shutOut: boolean }

function saidOf<Status>({ tokens }: Reading, words: readonly Word<Status>[]): Said<Status>[] {
  return words.flatMap(({ pattern, before, status }) => {
    const at = tokens.flatMap(({ text, index }) => (pattern.test(text) ? [index] : []))
    const said = at.filter((i) => before === undefined || tokens[i - 1]?.text === before)
    // The word that shuts out stands before the status, or before its first word: "not on hold".
    const shutOut = said.every((i) => isNot(tokens[before === undefined ? i - 1 : i - 2]?.text))
    return said.length === 0 ? [] : [{ status, tokens: at, shutOut }]
  })
}

function isNot(word: string | undefined): boolean {
  return /^(not|isnt|arent|never|without)$/.test(word ?? '')
}
