/**
 * The recovery phrase: shown to an administrator until it was written down, and asked back by three
 * of its words. In the set-up this is the last step, and nobody is asked for a password again.
 */
import { z } from 'zod'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html, type Shown } from '../../html.ts'
import { password_chars_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { ownPassword } from '../../views/own-password.ts'
import { setUpSheet } from '../set-up/set-up-sheet.ts'

/** Past what the backend takes, so that it is the backend that says what is too long. */
const word_chars_max = 40

const passwordForm = z.object({ password: z.string().max(password_chars_max).default('') })
const checkForm = z.object({ word: z.array(z.string().max(word_chars_max)).max(10).default([]) })

export async function phraseShow(call: Call): Promise<Reply> {
  return (await waits(call)) ? page(introPage(call)) : page(donePage(call))
}

export async function phraseWords(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(passwordForm, form, view)
  if (read.is === 'refused') return refused(introPage(call, read))
  const said = await backend.phrase.words(actor, read.input)
  switch (said.is) {
    case 'words':
      return page(wordsPage(call, said.words))
    case 'later': {
      const length = view.times.wait(said.seconds * 1000)
      const filled = withFault({}, '', view.text.session.later(length))
      return refused(introPage(call, filled), { status: 429 })
    }
    case 'refused':
      if (said.fault === 'unknown') return go('/company/phrase')
      return refused(introPage(call, withFault({}, 'password', view.text.user.faults[said.fault])))
    default:
      return said satisfies never
  }
}

export async function phraseCheckShow(call: Call): Promise<Reply> {
  return (await waits(call)) ? page(checkPage(call)) : go('/company/phrase')
}

export async function phraseCheck(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const { phrase } = view.text.company
  const read = readForm(checkForm, form, view)
  if (read.is === 'refused') return refused(checkPage(call, read))
  if (!(await waits(call))) return go('/company/phrase')
  const said = await backend.phrase.confirm(actor, read.input.word)
  if (said.is === 'confirmed') return go('/', { flash: { tone: 'good', words: phrase.done } })
  const faults = said.places.map((place) => [
    `word${place}`,
    phrase.wrong(view.times.number(place)),
  ])
  return refused(checkPage(call, { typed: form, faults: Object.fromEntries(faults) }))
}

function waits({ actor, backend }: Call): Promise<boolean> {
  return backend.phrase.waits(actor)
}

function sheet({ actor, backend, view }: Call, title: string, body: Shown): Html {
  if (backend.phrase.isFresh(actor)) return setUpSheet(view, { step: 'phrase', title, body })
  return layout(view, {
    title,
    width: 'narrow',
    body: html`<section class="card"><h1>${title}</h1>${body}</section>`,
  })
}

function introPage(call: Call, filled?: Filled): Html {
  const { actor, backend, view } = call
  const { phrase } = view.text.company
  const isAsked = !backend.phrase.isFresh(actor)
  return sheet(
    call,
    phrase.title,
    html`<p>${phrase.intro}</p>${message('warn', phrase.warning)}<p>${phrase.once}</p>
<form method="post" action="/company/phrase">
${filled?.faults[''] && formFault(view, filled)}
${isAsked && ownPassword(view, { label: phrase.askPassword, filled })}
${submit(phrase.show)}
</form>`,
  )
}

function wordsPage(call: Call, words: readonly string[]): Html {
  const { phrase } = call.view.text.company
  return sheet(
    call,
    phrase.title,
    html`${message('warn', phrase.warning)}
<ol class="phrase" translate="no">${words.map((word) => html`<li><span>${word}</span></li>`)}</ol>
<p class="actions"><a class="button primary" href="/company/phrase/check">${phrase.written}</a></p>
<p class="hint">${phrase.once}</p>`,
  )
}

function checkPage(call: Call, filled?: Filled): Html {
  const { actor, backend, view } = call
  const { phrase } = view.text.company
  const fields = backend.phrase.asked(actor).map((place, at) => {
    const typed = [filled?.typed.word].flat()[at] ?? ''
    const fault = filled?.faults[`word${place}`]
    return field(view, {
      name: 'word[]',
      label: phrase.word(view.times.number(place)),
      required: true,
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: word_chars_max,
      idPrefix: `place${place}`,
      autofocus: at === 0 && !filled,
      value: typed,
      filled: filled && {
        typed: { 'word[]': typed },
        faults: fault === undefined ? {} : { 'word[]': fault },
      },
    })
  })
  return sheet(
    call,
    phrase.checkTitle,
    html`<p>${phrase.checkIntro}</p>
<form method="post" action="/company/phrase/check">${filled?.faults[''] && formFault(view, filled)}
${fields}${submit(phrase.check)}</form>
<p><a href="/company/phrase">${phrase.again}</a></p>`,
  )
}

function donePage({ view }: Call): Html {
  const { phrase } = view.text.company
  return layout(view, {
    title: phrase.title,
    width: 'narrow',
    body: html`<section class="card"><h1>${phrase.doneTitle}</h1><p>${phrase.doneBody}</p>
<p class="actions"><a class="button primary" href="/">${view.text.frame.toStart}</a></p></section>`,
  })
}
