/** The links in one line above the board: calm as long as they work, loud when one is silent. */
import type { LinkLine } from '../../backend/link.ts'
import type { Actor } from '../../backend/user.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import type { Tone } from '../../views/badge.ts'
import { type IconName, icon } from '../../views/icon.ts'

export function linkStrip(view: View, links: readonly LinkLine[]): Html {
  const { board, link } = view.text
  const shown = links.filter(({ state }) => state !== 'unlinked').sort(byLoudness)
  const { monitor } = view.text
  return html`<section id="link-strip" class="strip" aria-label="${board.links}" data-live="link alarm" hx-get="/board/links" hx-trigger="live">
<h2 class="strip-title">${board.links}</h2>
${shown.length === 0 ? html`<p>${link.none}</p>` : html`<ul class="strip-list">${shown.map((one) => linkLine(view, one))}</ul>`}
<a class="strip-end" href="/monitor" target="baton-monitor" title="${monitor.openHint}" data-window>${icon('sound')}${monitor.open}</a>
</section>`
}

function linkLine(view: View, line: LinkLine): Html {
  const { tone, sign, words } = standing(view, line)
  const { code, name, queue } = line
  return html`<li class="strip-link ${tone}">${icon(sign)}<b title="${name}">${code || name}</b> <span class="strip-words">${words}</span>${
    queue > 0 &&
    html` <small class="strip-queue">${view.text.board.linkQueue(view.times.number(queue))}</small>`
  }</li>`
}

type Standing = { readonly tone: Tone; readonly sign: IconName; readonly words: string }

function standing({ text, times }: View, line: LinkLine): Standing {
  const { board, link } = text
  const { state, connected, lastSeenAt } = line
  if (state !== 'active') return { tone: 'warn', sign: 'warn', words: link.states[state] }
  if (connected) return { tone: 'good', sign: 'link', words: link.connected }
  const words =
    lastSeenAt === undefined
      ? link.notConnected
      : board.linkSilent(times.length(times.now - lastSeenAt))
  return { tone: isSilent(line, times.now) ? 'loud' : 'warn', sign: 'broken', words }
}

/** For longer than its settings allow. */
function isSilent({ lastSeenAt, settings }: LinkLine, now: number): boolean {
  return lastSeenAt === undefined || now - lastSeenAt > settings.silentMinutes * 60_000
}

/** Those that don't work first; the others by code, so that each keeps its place. */
function byLoudness(one: LinkLine, other: LinkLine): number {
  const rank = ({ state, connected }: LinkLine) => (state === 'active' && connected ? 1 : 0)
  return rank(one) - rank(other) || one.code.localeCompare(other.code)
}

/** A guard's board has nothing of other companies. */
export function seesLinks({ role }: Actor): boolean {
  return role !== 'guard'
}
