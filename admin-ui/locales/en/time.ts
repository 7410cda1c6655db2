/** How long ago, how long until. What can be said by Intl isn't said here. */
export const time = {
  now: 'now',
  ago: (length: string) => `${length} ago`,
  in: (length: string) => `in ${length}`,
  noDate: 'no date',
  happened: 'Happened',
  entered: 'Entered',
  enteredLate: 'entered',
  under: (length: string) => `under ${length}`,
}
