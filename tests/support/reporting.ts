import { readReportingRules } from '../../src/store/reporting-file.ts'

/** How councils report, as the product ships it. */
export const shippedReporting = await readReportingRules('data/reporting/progress.yaml')
