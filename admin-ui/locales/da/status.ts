import type { Text } from '../locales.ts'

export const status: Text['status'] = {
  title: 'Status',
  tabs: {
    label: 'Administration',
    status: 'Status',
    people: 'Brugere',
    audit: 'Log',
    company: 'Firma',
    tokens: 'Adgangstegn',
  },
  well: 'Alt er i orden.',
  wellHint: 'Intet kræver en administrator.',
  attention: 'Det kræver dig',
  node: 'Node',
  version: 'Version',
  running: 'Har kørt i',
  memory: 'Hukommelse',
  company: 'Firmaets id',
  nodeId: 'Nodens id',
  addresses: 'Her når andre noder denne',
  noAddresses: 'Ingen steder: kun noder, som denne selv kan nå, kan forbindes.',
  onlyHere:
    'Disse adresser virker kun på maskinen eller dens net. Andre firmaer har brug for en offentlig.',
  setAddress: 'Sæt den offentlige adresse',
  storage: 'Lager',
  database: 'Database',
  free: 'Ledigt på disken',
  diskLow: (free) => `Kun ${free} er ledigt på disken. Er den fuld, stopper noden: gør plads.`,
  diskUnknown: 'Systemet siger ikke, hvor meget der er ledigt.',
  backup: 'Sidste gode sikkerhedskopi',
  backupNone: 'ingen endnu',
  backupUnset: 'ingen: der er ikke sat en mappe til sikkerhedskopier',
  backupRunning: 'en er ved at blive lavet',
  backupFailed:
    'Den sidste sikkerhedskopi mislykkedes. Der prøves igen inden for en time; loggen siger hvorfor.',
  backupOverdue:
    'Der har ikke været en god sikkerhedskopi i dobbelt så lang tid som indstillet. Loggen siger hvorfor.',
  rebuilding: 'Alt bliver udledt på ny. Arbejdet går videre; lister kan være ufuldstændige.',
  rebuildLabel: 'Strømme',
  jobs: 'Opgaver',
  queues: 'Køer',
  queuesEmpty: 'Intet venter på at blive leveret.',
  queueLine: (name, count) => `${count} ændringer venter på ${name}.`,
  toLinks: 'Se forbindelserne',
  alarms: 'Det er sket siden start',
  noAlarms: 'Intet ud over det sædvanlige.',
  todo: {
    'no answer': 'Et firma svarede ikke på en opgave i tide: ring til dem.',
    silent: 'Der høres intet fra et forbundet firma: se på forbindelsen, og ring.',
    'not linked there': 'Et firma siger, at der ingen forbindelse er mere: ring til dem.',
    'clock alarm': 'Urene på to noder er mere end fem minutter forskellige: stil det forkerte.',
    restored:
      'En partner har mere end denne node: dens data er lagt tilbage eller kopieret. Den arbejder videre under en ny epoke; sørg for, at ingen anden kopi kører.',
    'copy runs':
      'Endnu en kopi af denne node kører: partnere når skiftevis den ene og den anden. Stop en af dem.',
    'copies there':
      'To kopier af en partners node kører samtidig: ring til dem, en af dem skal stoppes.',
    'backup failed':
      'En sikkerhedskopi kunne ikke laves: loggen siger hvorfor. Der prøves igen inden for en time.',
    'backup overdue':
      'Der har ikke været en god sikkerhedskopi i dobbelt så lang tid som indstillet: se på mappen med sikkerhedskopier og på loggen.',
    'certificate refused':
      'En partner afviser denne node: firmaet har siden certificeret en anden eller tilbagekaldt denne. Er dette den rigtige node, så giv den en ny nøgle under Firma.',
    'node renewed': 'En partners node har fået en ny nøgle. Der er intet at gøre.',
    'node revoked': 'En partner har tilbagekaldt sin gamle node: den afvises fra nu af.',
  },
  tokens: {
    title: 'Adgangstegn',
    intro:
      'Programmer bruger grænsefladen med et adgangstegn. Hvert har et navn, som står for den, der skriver.',
    none: 'Ingen adgangstegn endnu',
    noneHint: 'Kommandolinjen på nodens egen maskine behøver intet.',
    name: 'Navn',
    nameHint: 'Programmet: “Regnskab”, “Modtager”.',
    scope: 'Må',
    scopes: {
      metrics: 'kun målinger',
      read: 'læse',
      write: 'læse og skrive',
      admin: 'alt, også forbindelser og brugere',
    },
    made: 'Lavet',
    add: 'Tilføj et adgangstegn',
    added: (name) => `Adgangstegn til ${name}`,
    shown: 'Vises kun denne ene gang: kopiér det ind i programmet nu.',
    remove: 'Fjern',
    removed: 'Adgangstegnet er fjernet: det giver ingen adgang mere.',
    copy: 'Kopiér',
    copied: 'Kopieret',
    back: 'Til adgangstegnene',
  },
}
