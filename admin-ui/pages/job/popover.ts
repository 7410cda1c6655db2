/**
 * A sheet over the page, opened by a button. The browser does all of it (the popover API), so that
 * it works without script; Escape and a click beside it close it.
 */
import { attributes, type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { type IconName, icon } from '../../views/icon.ts'

export type Sheet = {
  readonly id: string
  readonly title: string
  readonly body: Shown
}

export function sheet({ text }: View, { id, title, body }: Sheet): Html {
  return html`<div id="${id}" class="sheet" popover role="dialog" aria-labelledby="${id}-title">
<header><h2 id="${id}-title">${title}</h2>
<button type="button" class="bare" popovertarget="${id}" popovertargetaction="hide" aria-label="${text.words.close}">${icon('close')}</button></header>
${body}
</div>`
}

export type Opener = {
  readonly words: string
  readonly sign?: IconName
  /** The key that presses it. */
  readonly key?: string
  readonly tone?: 'primary' | 'danger' | 'bare'
}

/** The button that opens the sheet of that id. */
export function opener(id: string, { words, sign, key, tone }: Opener): Html {
  const own = {
    popovertarget: id,
    class: tone,
    'aria-haspopup': 'dialog',
    'data-key': key,
    'data-key-help': key && words,
  }
  return html`<button type="button"${attributes(own)}>${sign && icon(sign)}${words}${keyMark(key)}</button>`
}

/** Which key presses a button, on it: found without the help. */
export function keyMark(key: string | undefined): Html | undefined {
  return key === undefined ? undefined : html` <kbd aria-hidden="true">${key}</kbd>`
}
