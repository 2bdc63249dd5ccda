import { noUpdateYet, type Confidence, type ReportingRules, type Stage } from '../plan/reporting.ts'

/** The stages after which nothing of an action can be late. */
const closedStages: readonly Stage[] = ['Complete', 'Stopped']

/** Whether nothing of an action can be late any more; false where no update has been recorded (null). */
export function isClosed(stage: Stage | null): boolean {
  return stage !== null && closedStages.includes(stage)
}

/** What one choice in a card's status list stands for: officers choose stage and confidence in one tap. */
export type StatusChoice = { value: string; title: string; stage: Stage; confidence: Confidence | null }

/** The choices that the rules offer, in their order; "in-progress-amber" is "In progress – Amber, some risk". */
export function statusChoices(rules: ReportingRules): StatusChoice[] {
  return rules.stages.flatMap(({ stage, title }): StatusChoice[] =>
    stage === 'In progress'
      ? rules.confidences.map(({ confidence, title: meaning }) => ({
          value: choiceValue(stage, confidence),
          title: `${title} – ${confidence}, ${meaning}`,
          stage,
          confidence,
        }))
      : [{ value: choiceValue(stage, null), title, stage, confidence: null }],
  )
}

/** The value by which a card's status list names a stage and confidence. */
export function choiceValue(stage: Stage, confidence: Confidence | null): string {
  return [stage, ...(confidence === null ? [] : [confidence])].join('-').toLowerCase().replaceAll(' ', '-')
}

/** Whether the rules let an action go from one stage (null: no update yet) to another. */
export function mayFollow(rules: ReportingRules, from: Stage | null, to: Stage): boolean {
  return ruleOf(rules, to)?.follows.includes(from ?? noUpdateYet) ?? false
}

/** A stage's name for people; its stored word where the rules do not have it any more. */
export function stageWords(rules: ReportingRules, stage: Stage): string {
  return ruleOf(rules, stage)?.title ?? stage
}

/** A stage and confidence in words: "In progress (Amber)". Null stage reads "No update yet". */
export function statusWords(
  rules: ReportingRules,
  stage: Stage | null,
  confidence: Confidence | null,
): string {
  if (stage === null) return noUpdateYet
  const words = stageWords(rules, stage)
  return confidence === null ? words : `${words} (${confidence})`
}

function ruleOf(rules: ReportingRules, stage: Stage): ReportingRules['stages'][number] | undefined {
  return rules.stages.find((rule) => rule.stage === stage)
}
