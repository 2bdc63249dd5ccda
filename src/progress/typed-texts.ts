import type { ReportContent } from './update.ts'

/** What somebody typed into one field of a report. */
export type TypedText = { name: string; text: string }

/** What the reason for a new date is told under. */
export const reasonName = 'Reason for the new date'

/** Everything that was typed into a report, in the order in which it is told, each under its name; fields left blank are left out. */
export function typedTexts(report: ReportContent): TypedText[] {
  const { note, correctiveAction, evidence, blockedBy, helpFrom, revision } = report
  return [
    { name: 'Note', text: note },
    { name: 'Corrective action', text: correctiveAction },
    { name: 'Evidence', text: evidence },
    { name: 'Blocked by', text: blockedBy },
    { name: 'Help needed', text: helpFrom },
    { name: reasonName, text: revision?.reason ?? '' },
  ].filter(({ text }) => text !== '')
}
