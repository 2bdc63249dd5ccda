import { scheduleSchema, type Schedule } from '../digest/schedule.ts'
import { readYamlFile } from './yaml-file.ts'

/** When which digest goes out, from a YAML file. Throws a sentence with the file and every place that cannot be used. */
export function readSchedule(file: string): Promise<Schedule> {
  return readYamlFile(file, scheduleSchema)
}
