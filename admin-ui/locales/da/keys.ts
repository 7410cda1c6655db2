import type { Text } from '../locales.ts'

export const keys: Text['keys'] = {
  title: 'Tastatur',
  open: 'Hjælp til tastaturet',
  use: 'Brug enkelte taster som genveje',
  here: 'På denne side',
  everywhere: 'Overalt',
  search: 'Søg',
  next: 'Næste række',
  previous: 'Forrige række',
  enter: 'Åbn rækken',
  help: 'Denne hjælp',
}
