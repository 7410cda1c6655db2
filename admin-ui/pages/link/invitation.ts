/** Invitations: made and shown once, taken, taken back. */
import { z } from 'zod'
import type { Invited } from '../../backend/link.ts'
import { readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { qrPicture } from '../../views/qr.ts'
import { refusalWords } from '../../views/refusal.ts'
import { secretText } from '../../views/secret.ts'
import { linksPage } from './links-show.ts'

/** Longer than any invitation with the line breaks that mail programs put in. */
const invitation_chars_max = 16 * 1024

const joinForm = z.object({ invitation: z.string().trim().min(1).max(invitation_chars_max) })

/** Not elsewhere after it: the text is told this once, and is in no address. */
export async function invitationMake(call: Call): Promise<Reply> {
  const { actor, backend, view } = call
  const said = await backend.links.invite(actor)
  if ('refused' in said) {
    const words = refusalWords(view, said)
    return go('/links', { flash: { tone: 'loud', words } })
  }
  return page(invitationPage(view, said, backend.own.addresses()))
}

export async function invitationTake(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(joinForm, form, view)
  if (read.is === 'refused') return refused(await linksPage(call, { join: read }))
  const said = await backend.links.join(actor, read.input.invitation)
  if ('refused' in said) {
    const join = withFault(form, 'invitation', refusalWords(view, said))
    return refused(await linksPage(call, { join }))
  }
  return go('/links', { flash: { tone: 'info', words: view.text.links.join.joining } })
}

export async function invitationWithdraw(call: Call<'id'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const said = await backend.links.withdraw(actor, params.id)
  if ('refused' in said) return notFound
  return go('/links', {
    flash: { tone: 'good', words: view.text.links.invitations.withdrawn },
  })
}

function invitationPage(
  view: View,
  { text, qr, expiresAt }: Invited,
  addresses: readonly string[],
): Html {
  const { invite } = view.text.links
  return layout(view, {
    title: invite.made,
    width: 'narrow',
    body: html`<section class="card"><h1>${invite.made}</h1>
${message('warn', invite.shown)}
<p>${invite.until} <b>${view.times.moment(expiresAt)}</b></p>
${secretText(view, text)}
<figure class="qr-frame">${qrPicture(qr, invite.qr)}</figure>
<p>${invite.next}</p>
${addresses.length === 0 ? message('warn', invite.noAddress) : html`<p class="hint">${invite.reach} ${addresses.map((one) => html`<code>${one.split('/p2p/')[0]}</code> `)}</p>`}
<p class="actions"><a class="button primary" href="/links">${invite.back}</a></p></section>`,
  })
}
