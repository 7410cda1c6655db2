/**
 * The help of the keyboard. static/keys.js lists what the page itself has: whatever has `data-key`.
 * Single keys can be switched off, for who speaks to the computer.
 */
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { dialog } from './dialog.ts'

export function keyHelp(view: View): Html {
  const { keys } = view.text
  const everywhere = [
    ['/', keys.search],
    ['j', keys.next],
    ['k', keys.previous],
    ['Enter', keys.enter],
    ['?', keys.help],
  ] as const
  return dialog(view, {
    id: 'keys',
    title: keys.title,
    body: html`<label class="check"><input type="checkbox" id="keys-use" checked> ${keys.use}</label>
<h3>${keys.everywhere}</h3>
<dl class="keys">${everywhere.map(
      ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`,
    )}</dl>
<h3 data-keys-here hidden>${keys.here}</h3>
<dl class="keys" id="keys-here"></dl>`,
  })
}
