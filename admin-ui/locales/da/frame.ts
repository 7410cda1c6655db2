import type { Text } from '../locales.ts'

export const frame: Text['frame'] = {
  skip: 'Spring til indholdet',
  navigation: 'Sider',
  nav: {
    board: 'Tavle',
    newJob: 'Ny opgave',
    handOver: 'Vagtskifte',
    addressBook: 'Adressebog',
    sites: 'Steder',
    links: 'Forbindelser',
    administration: 'Admin',
    account: 'Din konto',
    preferences: 'Indstillinger',
    styleguide: 'Komponenter',
  },
  menu: 'Din menu',
  logOut: 'Log ud',
  live: 'Live',
  reconnecting: 'Forbinder igen',
  liveHint: 'Ændringer vises af sig selv.',
  staleHint: 'Det viste kan være forældet.',
  refreshed: 'Siden henter sig selv igen hvert halve minut.',
  alarms: 'Alarmer',
  alarmsMore: (count) => `og ${count} mere`,
  openJob: (number) => `Åbn ${number}`,
  dismiss: 'Luk',
  sessionEnded: 'Du er blevet logget ud.',
  logInAgain: 'Log ind igen',
  unsaved: 'Det, du har skrevet her, er ikke gemt endnu.',
  version: (version) => `Baton ${version}`,
  requestId: (id) => `Forespørgsel ${id}`,
  toStart: 'Til forsiden',
  notFound: {
    title: 'Findes ikke',
    body: 'Her er ingen sådan side eller opgave, eller du har ikke adgang. Kontrollér adressen.',
  },
  forbidden: {
    title: 'Ingen adgang',
    body: (role) => `Du er logget ind som ${role}.`,
    ask: 'Spørg en administrator, hvis du har brug for det.',
  },
  wrongMethod: {
    title: 'Ikke på den måde',
    body: 'Adressen tager ikke imod den slags. Gå tilbage, og brug formularen.',
  },
  tooLarge: {
    title: 'For stort',
    body: (size) => `Her tages højst ${size}. Gør det mindre, og send det igen.`,
  },
  notAForm: {
    title: 'Ikke en formular',
    body: 'Det sendte kunne ikke læses. Gå tilbage, og send formularen igen.',
  },
  tooMany: {
    title: 'For mange på én gang',
    body: 'Luk nogle af de Baton-sider, der er åbne i denne browser.',
  },
  unwritable: {
    title: 'Ikke gemt',
    body: 'Baton kan ikke gemme ændringen, som den er. Gå tilbage, ret det indtastede, og gem igen.',
  },
  internal: {
    title: 'Noget gik galt',
    body: 'Det er en fejl i Baton, ikke din. Måske er intet gemt: kontrollér det, og prøv igen.',
    report: 'Bliver det ved, så giv administratoren forespørgslens nummer.',
  },
  following: {
    title: 'Et øjeblik',
    body: 'Du føres videre til den side, som linket pegede på.',
    go: 'Gå videre',
  },
}
