/** The address book: who is sent to, who is phoned, under which numbers, and whether now. */
import type { AddressBookLine, PhoneLine } from '../../backend/address-book.ts'
import { attributes, type Html, html, type Shown } from '../../html.ts'
import { page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { emptyState } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { phoneBadge } from '../../views/job-badges.ts'
import { layout } from '../../views/layout.ts'
import { phoneLink } from '../../views/phone.ts'
import { table } from '../../views/table.ts'
import { printHours } from './hours-text.ts'

/** More is no list that anybody reads: then it is said that there are others. */
const shown_max = 200
/** As the node has it for what is typed to search. */
const search_chars_max = 100

export async function addressBookShow({
  actor,
  backend,
  header,
  query,
  view,
}: Call): Promise<Reply> {
  const text = typeof query.text === 'string' ? query.text.trim().slice(0, search_chars_max) : ''
  const asked = text === '' ? {} : { text }
  const lines = await backend.addressBook.list(actor, { ...asked, limit: shown_max + 1 })
  const list = bookList(view, lines, text)
  if (header('HX-Request-Type') === 'partial') return piece(list)
  const { addressBook: words } = view.text
  return page(
    layout(view, {
      title: words.title,
      width: 'wide',
      body: html`<header class="page-head"><h1>${words.title}</h1><p class="hint">${words.intro}</p></header>
<div class="board-bar">${searchForm(view, text)}
${actor.may('dispatch') && html`<a class="button primary" href="/address-book/new" data-key="n" data-key-help="${words.add}">${icon('add')}${words.add}</a>`}</div>
${list}`,
    }),
  )
}

function searchForm(view: View, text: string): Html {
  const { addressBook: words, words: common } = view.text
  const live = {
    'hx-get': '/address-book',
    'hx-target': '#book',
    'hx-replace-url': 'true',
    'hx-sync': 'this:replace',
    'hx-trigger': 'submit, input changed delay:150ms from:#book-text',
  }
  return html`<form id="book-form" class="board-form" method="get" action="/address-book" role="search"${attributes(live)}>
<span class="board-search">${icon('search')}<label class="unseen" for="book-text">${words.search}</label>
<input type="search" id="book-text" name="text" placeholder="${words.searchHint}" data-search autocomplete="off" spellcheck="false"${attributes({ value: text, maxlength: search_chars_max })}></span>
<noscript><button>${common.search}</button></noscript></form>`
}

function bookList(view: View, found: readonly AddressBookLine[], text: string): Html {
  const { addressBook: words } = view.text
  const lines = found.slice(0, shown_max)
  const number = view.times.number(lines.length)
  const isCut = found.length > shown_max
  const address = text === '' ? '/address-book' : `/address-book?text=${encodeURIComponent(text)}`
  const said = isCut ? words.foundMore(number) : text !== '' && words.found(number)
  const status = html`<p class="${isCut ? 'hint' : 'unseen'}" role="status">${said}</p>`
  const none = text === '' ? emptyState(words.none, words.noneHint) : emptyState(words.noneFound)
  return html`<div id="book" data-live="link company" hx-get="${address}" hx-trigger="live">${status}
${lines.length === 0 ? none : html`<div class="book">${bookTable(view, lines)}</div>`}</div>`
}

function bookTable(view: View, lines: readonly AddressBookLine[]): Html {
  const { addressBook: words } = view.text
  const { columns } = words
  const mayChange = view.actor?.may('dispatch') ?? false
  return table({
    caption: words.title,
    rows: lines,
    rowId: ({ id }) => `book-${id}`,
    columns: [
      { title: columns.company, cell: (line) => nameCell(view, line) },
      { title: columns.reached, cell: (line) => reachedCell(view, line) },
      {
        title: columns.aroundTheClock,
        cell: ({ aroundTheClock }) => aroundTheClock && phoneList(view, [aroundTheClock]),
      },
      { title: columns.phones, cell: ({ phones }) => phoneList(view, phones) },
      { title: columns.hours, cell: (line) => hoursCell(view, line) },
      {
        title: columns.notes,
        cell: ({ notes }) => notes && html`<small class="text">${notes}</small>`,
      },
      ...(mayChange
        ? [{ title: words.change, cell: (line: AddressBookLine) => changeLink(view, line) }]
        : []),
    ],
  })
}

function nameCell({ text }: View, { code, name, roles }: AddressBookLine): Html {
  const { addressBook: words } = text
  return html`<div>${code && html`<span class="code">${code}</span> `}<b>${name}</b>${
    roles.length > 0 && html` <small>${roles.map((role) => words.roles[role]).join(', ')}</small>`
  }</div>`
}

/** Whether a job that names it gets there by itself. */
function reachedCell(view: View, { toPhone, link }: AddressBookLine): Shown {
  const { addressBook: words, link: links } = view.text
  if (!toPhone) return badge('good', words.sent, 'link')
  return link === 'none'
    ? phoneBadge(view)
    : html`<div>${phoneBadge(view)} ${badge('warn', links.states[link])}</div>`
}

function phone(view: View, one: PhoneLine): Html {
  return html`${phoneLink(view, one)}${one.label && html` <small>${one.label}</small>`}`
}

function phoneList(view: View, phones: readonly PhoneLine[]): Shown {
  if (phones.length === 0) return undefined
  return html`<ul class="plain">${phones.map((one) => html`<li class="book-phone">${phone(view, one)}</li>`)}</ul>`
}

function hoursCell(view: View, { hours, openNow }: AddressBookLine): Shown {
  const { addressBook: words } = view.text
  const weekly = printHours(view, hours.weekly)
  if (openNow === undefined && hours.text === '') return undefined
  return html`<div>${openNow === true && badge('good', words.openNow, 'clock')}${
    openNow === false && badge('quiet', words.closedNow, 'clock')
  } <small>${weekly}${weekly && hours.text && html`<br>`}<span class="text">${hours.text}</span></small></div>`
}

function changeLink({ text }: View, { id, name }: AddressBookLine): Html {
  const { change, changeOf } = text.addressBook
  return html`<a class="button small" href="/address-book/${id}" aria-label="${changeOf(name)}">${icon('edit')}${change}</a>`
}
