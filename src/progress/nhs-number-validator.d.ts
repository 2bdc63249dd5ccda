declare module 'nhs-number-validator' {
  /** Whether a text of ten digits is a valid NHS number, its check digit included. */
  export function validate(nhsNumber: string): boolean
}
