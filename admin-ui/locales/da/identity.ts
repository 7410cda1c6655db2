import type { Text } from '../locales.ts'

export const identity: Text['identity'] = {
  title: 'Nodens nøgle',
  link: 'Nodens nøgle, mistede noder og forbindelser',
  intro:
    'Noden beviser med sin nøgle, at den taler for firmaet. Partnere kender firmaet: en ny nøgle kræver ingen nye forbindelser.',
  node: 'Denne node',
  certified: 'Certificeret',
  rotateIntro:
    'Lav en ny nøgle, når nogen kan have kopieret den gamle, eller når partnere afviser noden, fordi den er en gammel kopi. Noden begynder forfra, og det tager omkring et sekund.',
  rotate: 'Lav en ny nøgle',
  rotateSure: 'Ja, noden skal have en ny nøgle',
  rotated:
    'Den nye nøgle er lavet. Noden begynder forfra med den: det, der gemmes i dette sekund, skal måske gemmes igen.',
  revokeTitle: 'Tidligere noder',
  revokeIntro:
    'En node, der er stjålet eller mistet, tilbagekaldes: ingen partner taler med den mere. Det kan ikke gøres om.',
  which: 'Hvilken',
  earlier: 'Den, der blev certificeret',
  revoke: 'Tilbagekald',
  revokeSure: 'Ja, denne node er ikke vores mere',
  revokedOn: 'En blev tilbagekaldt',
  revokedNow:
    'Tilbagekaldt. Partnere, der er forbundet, ved det; de andre hører det, når de forbinder.',
  findTitle: 'Find en mistet forbindelse',
  findIntro:
    'Når alt er tabt: en partners node har stadig den forbindelse, firmaet har godkendt. Med dens adresse findes forbindelsen, og med den alle delte opgaver. Interne noter kommer ikke igen.',
  address: 'Adressen på partnerens node',
  find: 'Find forbindelsen',
  found: (name) => `${name} har forbindelsen. Se, om det er en, og godkend den.`,
  phrase: 'Gendannelsesord',
  phraseHint: 'Firmaets nøgle er ikke på denne maskine: skriv de 24 ord.',
}
