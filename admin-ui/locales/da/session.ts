import type { Text } from '../locales.ts'

export const session: Text['session'] = {
  title: 'Log ind',
  intro: (company) => `Kontrolrummet hos ${company}`,
  login: 'Brugernavn',
  password: 'Adgangskode',
  logIn: 'Log ind',
  codeTitle: 'Ét trin mere',
  code: 'Kode',
  codeHint: 'Seks cifre fra din godkendelses-app eller en af dine gendannelseskoder.',
  giveCode: 'Fortsæt',
  startAgain: 'Begynd forfra',
  wrong: 'Brugernavn eller adgangskode er forkert.',
  codeWrong: 'Koden er ikke rigtig, eller den er brugt før. Vent på den næste.',
  codeExpired: 'Det tog for lang tid: log ind igen.',
  later: (length) => `For mange forkerte forsøg. Prøv igen om ${length}.`,
  forgotten: 'Glemt den? En administrator kan give dig en ny.',
}
