/** The keyboard. */
export const keys = {
  title: 'Keyboard',
  open: 'Keyboard help',
  use: 'Use single keys as shortcuts',
  here: 'On this page',
  everywhere: 'Everywhere',
  search: 'Search',
  next: 'Next row',
  previous: 'Previous row',
  enter: 'Open the row',
  help: 'This help',
}
