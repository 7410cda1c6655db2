/** Whether alarms are heard: armed by a click, because a browser plays nothing before one. */
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { dialog } from './dialog.ts'
import { icon } from './icon.ts'

/** Not there without script: it could play nothing. */
export function soundChip(view: View): Html {
  const { sound } = view.text
  return html`<button type="button" id="sound" class="chip" hidden data-opens="sound-dialog"
 data-on="${sound.on}" data-off="${sound.off}" data-needs-click="${sound.needsClick}"
 data-attention="${sound.attention}">
<span class="when-off">${icon('silent')}</span><span class="when-on">${icon('sound')}</span>
<span class="chip-words">${sound.off}</span></button>
${dialog(view, {
  id: 'sound-dialog',
  title: sound.title,
  body: html`<p>${sound.intro}</p>
<label class="check"><input type="checkbox" id="sound-notify"> ${sound.notify}</label>
<p class="actions"><button type="button" id="sound-arm" class="primary"
 data-arm="${sound.arm}" data-disarm="${sound.disarm}">${sound.arm}</button>
<button type="button" id="sound-test">${sound.test}</button></p>`,
})}`
}
