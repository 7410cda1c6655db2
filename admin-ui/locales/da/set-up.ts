import type { Text } from '../locales.ts'

export const setUp: Text['setUp'] = {
  title: 'Sæt Baton op',
  steps: ['Adgang', 'Firma', 'Administrator', 'Gendannelsesord'],
  step: (number, count) => `Trin ${number} af ${count}`,
  claim: {
    title: 'Er det din node?',
    intro:
      'Noden har endnu ingen administrator. Den, der kan læse dens datamappe, må sætte den op.',
    where: (file) => `Koden står dér i filen ${file}: kopiér den.`,
    token: 'Opsætningskode',
    tokenHint: 'Fire grupper med fire bogstaver og tal.',
    go: 'Videre',
    wrong: 'Det er ikke denne nodes kode. Kopiér den fra filen igen.',
    taken: (length) =>
      `En anden er ved at sætte noden op i en anden browser. Var det dig, så fortsæt der; noden bliver ledig igen ${length} efter, at de holder op, eller når den genstartes.`,
    later: (length) => `For mange forkerte forsøg. Prøv igen om ${length}.`,
  },
  company: {
    title: 'Dit firma',
    intro: 'Forbundne firmaer ser navnet og koden. Ingen af dem kan ændres senere.',
    name: 'Navn',
    code: 'Kode',
    hasPhrase: 'Jeg har gendannelsesord',
    phrase: 'Gendannelsesord',
    phraseHint:
      'Firmaet findes allerede og har mistet sin node: skriv de 24 ord, og navn og kode, som de var. Se derefter efter forbindelserne under Firma.',
    phraseFault: 'Det er ikke de 24 ord: sammenlign hvert med papiret.',
    codeHint:
      'Tre bogstaver eller tal foran hvert opgavenummer, som ABC i ABC10482. Intet firma, I forbinder jer med, må have den samme.',
    codeFault: 'Her skal stå tre bogstaver eller tal.',
    nameFault: 'Her skal stå et navn på højst 60 tegn.',
    alreadyThere: 'Firmaet er blevet oprettet imens: hent siden igen.',
    found: 'Opret firmaet',
  },
  administrator: {
    title: 'Den første administrator',
    intro: (company) =>
      `Det er dig, eller den der passer Baton hos ${company}. Administratoren opretter alle andre.`,
    name: 'Dit navn',
    nameHint: 'Som kolleger og andre firmaer læser det ved det, du skriver.',
    login: 'Brugernavn',
    loginHint: 'Til at logge ind med. Små bogstaver, tal og . _ @ + -',
    password: 'Adgangskode',
    again: 'Adgangskode igen',
    make: 'Opret administratoren',
  },
  lost: 'Opsætningen lå stille for længe: skriv koden igen. Det, der er oprettet, er gemt.',
}
