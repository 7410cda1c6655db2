/** The company itself: where it is, and its recovery phrase. */
export const company = {
  title: 'Company',
  intro: 'Who this company is to others, and where it is.',
  name: 'Name',
  code: 'Code',
  fixed: 'Signed into the company’s certificate: it can’t be changed.',
  country: 'Country',
  zone: 'Time zone',
  zoneHint: 'All times on these pages are shown in it.',
  zoneOfCountry: 'The one of the country',
  zoneFault: 'Choose a time zone of the list.',
  severalZones: (country: string) => `${country} has several time zones: choose one.`,
  countryFault: 'Choose a country of the list.',
  address: 'Public address',
  addressHint:
    'How other companies’ nodes reach this one from outside: a name or an IP address, with the port if it is not 4001. Leave it empty if this node can’t be reached; then the other side has to be.',
  addressFault:
    'This is no address that others could reach. Expected is, for example, baton.example.com or 203.0.113.7:4001.',
  addressBySettings: 'Set by BATON_ANNOUNCE, which goes before what is typed here.',
  addressSample: 'baton.example.com:4001',
  resolutions: 'Resolution codes',
  resolutionsHint:
    'Offered when a job is completed; other words may be typed all the same. One on each line, in the order in which they are offered. Left empty: the usual ones.',
  resolutionsFault: 'At most 60 codes of up to 80 characters, one on each line.',
  saved: 'Saved. New invitations hold the address as it is now.',
  phrase: {
    title: 'Recovery phrase',
    waits: 'The recovery phrase is not written down yet.',
    waitsHint:
      'Without it this company can’t be got back if the node is lost. Until it is on paper it lies in a file of the node.',
    writeDown: 'Write it down',
    intro:
      'These 24 words stand for the key of your company. When the node is lost, they prove that a new one is yours.',
    warning: 'Whoever has the words is your company. Write them on paper and lock the paper away.',
    once: 'They are shown until you have written them down, and then never again.',
    askPassword: 'Your password, to be sure that it is you',
    show: 'Show the words',
    written: 'I have written them down',
    checkTitle: 'Check what you wrote',
    checkIntro: 'Look at your paper, and type these three words.',
    word: (place: string) => `Word ${place}`,
    wrong: (place: string) => `That is not word ${place}. Look at your paper again.`,
    check: 'Check',
    again: 'Show the words again',
    done: 'The recovery phrase is on paper. It was deleted here.',
    doneTitle: 'Nothing to write down',
    doneBody:
      'The recovery phrase was written down, and nothing of it is kept here. Look for the paper.',
  },
}
