import { z } from 'zod'

/** The stages an officer can report, in councils' words. "No update yet" is the absence of one, never a stage. */
export const stages = ['Not started', 'In progress', 'Complete', 'On hold', 'Stopped'] as const
export const stageSchema = z.enum(stages)
export type Stage = z.infer<typeof stageSchema>

/** The stages after which nothing of an action can be late. */
const closedStages: readonly Stage[] = ['Complete', 'Stopped']

/** Whether nothing of an action can be late any more; false where no update has been recorded (null). */
export function isClosed(stage: Stage | null): boolean {
  return stage !== null && closedStages.includes(stage)
}

/** How sure an officer is while an action is in progress. The word comes first; colour only repeats it. */
export const confidences = ['Green', 'Amber', 'Red'] as const
export const confidenceSchema = z.enum(confidences)
export type Confidence = z.infer<typeof confidenceSchema>

/**
 * What one choice in a card's status list stands for. Officers choose stage and confidence in one tap;
 * the two parts are stored apart.
 */
export const statusChoices: readonly {
  value: string
  title: string
  stage: Stage
  confidence: Confidence | null
}[] = [
  { value: 'not-started', title: 'Not started', stage: 'Not started', confidence: null },
  {
    value: 'in-progress-green',
    title: 'In progress – Green, no issues',
    stage: 'In progress',
    confidence: 'Green',
  },
  {
    value: 'in-progress-amber',
    title: 'In progress – Amber, some risk',
    stage: 'In progress',
    confidence: 'Amber',
  },
  {
    value: 'in-progress-red',
    title: 'In progress – Red, significant risk',
    stage: 'In progress',
    confidence: 'Red',
  },
  { value: 'complete', title: 'Complete', stage: 'Complete', confidence: null },
  { value: 'on-hold', title: 'On hold', stage: 'On hold', confidence: null },
  { value: 'stopped', title: 'Stopped', stage: 'Stopped', confidence: null },
]

/** A stage and confidence in words: "In progress (Amber)". Null stage reads "No update yet". */
export function statusWords(stage: Stage | null, confidence: Confidence | null): string {
  if (stage === null) return 'No update yet'
  return confidence === null ? stage : `${stage} (${confidence})`
}
