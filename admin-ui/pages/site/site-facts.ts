/** What is known of a site, in cards: where it is, what is told to whoever attends, what only we say. */
import type { SiteContact, SiteView } from '../../backend/site.ts'
import { type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { message } from '../../views/message.ts'
import { phoneLink } from '../../views/phone.ts'
import { clockIn } from '../../views/time.ts'
import { calledOf } from './site-words.ts'

type Fact = readonly [label: string, value: Shown]

function facts(all: readonly Fact[]): Html | undefined {
  const given = all.filter(([, value]) => value !== undefined && value !== '' && value !== false)
  if (given.length === 0) return undefined
  return html`<dl class="facts">${given.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

const asText = (value: string | undefined) => value && html`<span class="text">${value}</span>`

/** Time zone with the clock there, and what else says where and which it is. */
export function placeFacts(view: View, { fields, standing }: SiteView): Html | undefined {
  const { site: words, jobForm } = view.text
  const { timeZone, position, accounts, client, responseClass, references } = fields
  const clock = timeZone && clockIn(view.language, timeZone, view.times.now)
  const classes: Readonly<Record<string, string>> = jobForm.classes
  return facts([
    [words.fields.position, position && html`<span class="code">${position}</span>`],
    [
      words.fields.timeZone,
      timeZone && html`${timeZone} ${clock && html`<small>${words.timeThere}: ${clock}</small>`}`,
    ],
    [words.fields.accounts, lines(accounts, (one) => html`<span class="code">${one}</span>`)],
    [words.fields.client, asText(client)],
    [
      words.fields.responseClass,
      responseClass &&
        (classes[responseClass] ? `${responseClass} – ${classes[responseClass]}` : responseClass),
    ],
    [words.fields.references, lines(references, (one) => one.replace('\t', ': '))],
    [words.fields.standing, standing.map(calledOf).join(', ')],
  ])
}

function lines(text: string | undefined, shown: (line: string) => Shown): Shown {
  if (!text) return undefined
  return html`${text.split('\n').map((line, i) => html`${i > 0 && ' '}${shown(line)}`)}`
}

/** What of a site is shown to whoever attends; `SiteView` has more. */
export type Attended = Pick<SiteView, 'fields' | 'contacts' | 'ownContacts'>

/** Told by its owner to everybody with a job here. */
export function toldCard(view: View, site: SiteView): Html {
  const { site: words } = view.text
  const { accessNotes, hazards } = site.fields
  const isEmpty = !accessNotes && !hazards && site.contacts.length === 0
  return card({
    id: 'told',
    title: words.told,
    body: isEmpty
      ? html`<p class="hint">${words.noNotes}</p>`
      : html`${hazardLine(view, hazards)}${facts([
          [words.fields.accessNotes, asText(accessNotes)],
          [words.fields.contacts, contactList(view, site.contacts)],
        ])}`,
  })
}

/** Ours alone, beside what the owner says. */
export function ownCard(view: View, site: SiteView): Html | undefined {
  const { site: words } = view.text
  const { ownAccessNotes, ownHazards } = site.fields
  const own = facts([
    [words.fields.ownAccessNotes, asText(ownAccessNotes)],
    [words.fields.ownContacts, contactList(view, site.ownContacts)],
  ])
  if (!own && !ownHazards) return undefined
  return card({
    id: 'own',
    title: words.own,
    aside: badge('quiet', words.ownHint, 'seal'),
    body: html`${hazardLine(view, ownHazards)}${own}`,
  })
}

/** Before everything else: somebody goes there alone, at night. */
function hazardLine({ text }: View, hazards: string | undefined): Html | undefined {
  if (!hazards) return undefined
  return message(
    'warn',
    html`<b>${text.site.fields.hazards}</b> <span class="text">${hazards}</span>`,
  )
}

function contactList(view: View, contacts: readonly SiteContact[]): Shown {
  if (contacts.length === 0) return undefined
  return html`<ul class="plain">${contacts.map(
    ({ name, role, phone, tel }) =>
      html`<li class="book-phone"><span>${name}${role && html` <small>${role}</small>`}</span> ${tel ? phoneLink(view, { number: phone, tel }) : phone}</li>`,
  )}</ul>`
}

/** Everything that whoever attends needs to read, ours beside the owner's. */
export function attendedFacts(view: View, site: Attended): Html {
  const { site: words } = view.text
  const { fields, contacts, ownContacts } = site
  return html`${hazardLine(view, fields.hazards)}${hazardLine(view, fields.ownHazards)}${facts([
    [words.fields.accessNotes, asText(fields.accessNotes)],
    [words.fields.ownAccessNotes, asText(fields.ownAccessNotes)],
    [words.fields.contacts, contactList(view, contacts)],
    [words.fields.ownContacts, contactList(view, ownContacts)],
  ])}`
}
