/** The words of names that tell little, and how they are cut short. */
import { spellings, wordSet } from './text.ts'

/** Company forms and small words: next to nothing. */
export const smallWords = wordSet(`
  pty ltd limited proprietary inc incorporated llc llp plc corp corporation co company gmbh ag kg aps as a s ab oy bv nv
  sa srl ivs is ks smba amba the of and at in on for by to de la le el og i af ved pa und der die das von van du
  aka ta trading dba no nr mr mrs ms dr formerly`)

/** What many sites are called: it says which sort, not which one. */
export const commonWords = wordSet(`
  hotel motel inn restaurant cafe bar grill pub club house room kitchen diner deli delicatessen bakery pizza pizzeria
  security service services group holdings trust centre center shopping shop store stores supermarket market mall plaza
  warehouse depot factory office offices building tower school college university hospital clinic medical dental surgery
  pharmacy chemist bank branch church library station service petrol garage motors auto automotive repairs industries
  manufacturing logistics transport storage solutions systems international national australia australian danmark dansk
  denmark uk usa american city central north south east west new old st saint park road street residence home
  apartments flats site head main hq partners associates brothers sons enterprises management property properties
  kro skole boghandel apotek bageri butik lager kontor hus center fabrik vaerksted vagt byg advokat tandlaege laege
  fitness gym salon hair beauty news newsagency hardware electrical plumbing construction farm estate council
  cafeen restauranten`)

export const namesWritten = spellings({
  and: '& og und',
  international: 'intl int',
  national: 'natl nat',
  department: 'dept',
  government: 'govt',
  university: 'univ uni',
  hospital: 'hosp',
  center: 'centre ctr cntr',
  services: 'service svc svcs srv',
  management: 'mgmt mgt',
  brothers: 'bros',
  saint: 'st sankt skt',
  mount: 'mt',
  restaurant: 'rest restaurante ristorante restaurang',
  limited: 'ltd',
  proprietary: 'pty',
  company: 'co',
  corporation: 'corp',
  incorporated: 'inc',
  manufacturing: 'mfg',
  distribution: 'dist distributors',
  warehouse: 'whse',
  association: 'assoc assn',
  associates: 'assocs',
  australia: 'aust aus',
  building: 'bldg',
  apartments: 'apts',
  supermarket: 'smkt',
  shopping: 'shp shopg',
  store: 'stores',
  office: 'ofc',
  school: 'sch',
  station: 'stn sta',
  street: 'strt',
  north: 'nth',
  south: 'sth',
  doctor: 'dr',
  '7': 'seven',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '1': 'one',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
})

/** What is written where nobody knows a name. */
export const noName = wordSet('unknown occupier owner vacant tenant none na tba resident occupant')
