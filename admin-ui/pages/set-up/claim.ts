/** Claiming a node that has no administrator: the token of its data folder, typed once a browser. */
import { z } from 'zod'
import { secretIn } from '../../cookie.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply, refused } from '../../reply.ts'
import type { SetUpCall } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { setUpSheet } from './set-up-sheet.ts'

const token_chars_max = 100

const claimForm = z.object({ token: z.string().trim().min(1).max(token_chars_max) })

/** Whether this browser has claimed the node. The secret lies where a session's does later. */
export function isClaimed({ node, header, site }: SetUpCall): boolean {
  return node.setUp.isClaim(secretIn(header('Cookie'), site.secure))
}

/** `to`: where the form posts to, which is where the set-up goes on. */
export function claimShow(call: SetUpCall, to: string): Reply {
  return page(claimPage(call, to))
}

export async function claimTake(call: SetUpCall, to: string): Promise<Reply> {
  const { node, form, from, view } = call
  const { claim } = view.text.setUp
  const read = readForm(claimForm, form, view)
  // What was typed may be all of the token but one letter: it is not sent back.
  if (read.is === 'refused') return refused(claimPage(call, to, { ...read, typed: {} }))
  const said = await node.setUp.claim(read.input.token, from)
  const again = (filled: Filled, status: 409 | 422 | 429) =>
    refused(claimPage(call, to, filled), { status })
  switch (said.is) {
    case 'claimed':
      return { is: 'go', to, session: said.secret }
    case 'no':
      return again(withFault({}, 'token', claim.wrong), 422)
    case 'taken':
      return again(withFault({}, '', claim.taken(waitOf(view, said.seconds))), 409)
    case 'later':
      return again(withFault({}, '', claim.later(waitOf(view, said.seconds))), 429)
    default:
      return said satisfies never
  }
}

/** This step was left alone, and somebody else may go on: the token again. */
export function claimLost(call: SetUpCall, to: string): Reply {
  return refused(claimPage(call, to, withFault({}, '', call.view.text.setUp.lost)), { status: 409 })
}

function waitOf({ times }: View, seconds: number): string {
  return times.wait(seconds * 1000)
}

function claimPage({ node, view }: SetUpCall, to: string, filled?: Filled): Html {
  const { claim } = view.text.setUp
  const { tokenFile } = node.setUp
  return setUpSheet(view, {
    step: 'claim',
    title: claim.title,
    body: html`<p>${claim.intro} ${claim.where(tokenFile)}</p>
<pre>cat data/${tokenFile}
docker compose -f deploy/compose.yaml exec baton cat /data/${tokenFile}</pre>
<form method="post" action="${to}">
${filled?.faults[''] && formFault(view, filled)}
${field(view, { name: 'token', label: claim.token, hint: claim.tokenHint, required: true, autocomplete: 'off', spellcheck: 'false', maxlength: token_chars_max, autofocus: true, mono: true, filled })}
${submit(claim.go)}
</form>`,
  })
}
