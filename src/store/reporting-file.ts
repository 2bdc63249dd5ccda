import { reportingRulesSchema, type ReportingRules } from '../plan/reporting.ts'
import { readYamlFile } from './yaml-file.ts'

/** How the council reports, from a YAML file. Throws a sentence with the file and every place that cannot be used. */
export function readReportingRules(file: string): Promise<ReportingRules> {
  return readYamlFile(file, reportingRulesSchema)
}
