/** What can be wrong in a form, beside the field that it is about. */
export const form = {
  refused: 'Not saved: see what is marked below.',
  required: 'Fill this in.',
  tooShort: (count: string) => `At least ${count} characters.`,
  tooLong: (count: string) => `At most ${count} characters.`,
  tooSmall: (least: string) => `At least ${least}.`,
  tooLarge: (most: string) => `At most ${most}.`,
  tooMany: (most: string) => `At most ${most} of them.`,
  notANumber: 'A number is expected.',
  notAWholeNumber: 'A whole number is expected.',
  notATime: 'A date and time are expected.',
  notOneOf: 'Choose one of the list.',
  invalid: 'This is not right.',
  zone: (zone: string) => `Time in ${zone}.`,
}
