import type { Text } from '../locales.ts'

export const monitor: Text['monitor'] = {
  title: 'Monitor',
  open: 'Monitorvindue',
  openHint: 'Et lille vindue til den anden skærm: det, der kræver handling, med lyd',
  calm: 'Intet kræver handling',
  calmHint: 'Vinduet giver lyd og blinker, når noget gør.',
  waiting: (count) => `${count} kræver handling`,
  waitingOne: '1 kræver handling',
  list: 'Det, der kræver handling',
  more: (count) => `og ${count} mere på tavlen`,
  toBoard: 'Tavle',
  openJob: (number) => `Åbn ${number} i hovedvinduet`,
  nobody: 'ingen har den',
  has: (name) => `${name} har den`,
  left: (name) => `${name} er logget af`,
  company: 'Forbindelse',
  notConnected: 'Ikke forbundet',
  notConnectedHint: 'Intet nyt når frem. Alarmer vises og høres ikke her: hold øje med telefonen.',
  silent: 'Lyden er slået fra: alarmer høres ikke her.',
  arm: 'Slå lyd til',
  noScript: 'Uden script giver vinduet hverken lyd eller følger med. Brug tavlen.',
}
