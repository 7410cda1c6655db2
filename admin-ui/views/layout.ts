/** The frame of every page: top bar, alarms, what was just done, and the page itself. */
import { attributes, type Html, html, type Shown } from '../html.ts'
import type { View } from '../view.ts'
import { alarmRegion } from './alarm-region.ts'
import { icon } from './icon.ts'
import { keyHelp } from './key-help.ts'
import { flash } from './message.ts'
import { topBar } from './top-bar.ts'

export type Frame = {
  readonly title: string
  readonly body: Shown
  /** Seconds after which a browser without script loads the page again. */
  readonly refresh?: number
  /** Where it does so, if not here: as a search of this page's address. */
  readonly refreshTo?: string
  /** The browser goes there at once. */
  readonly immediatelyTo?: string
  /** The page can be installed as a window of its own: the file of static/ that says how. */
  readonly manifest?: string
  /** narrow: a form alone on its page. wide: as wide as the screen. */
  readonly width?: 'narrow' | 'wide'
}

const scripts = ['live.js', 'clock.js', 'form.js', 'keys.js', 'sound.js', 'connection-alarm.js']

/** How htmx is to be: its indicator's style is ours, and swapped scripts don't run. */
const htmxConfig = 'includeIndicatorCSS:false, defaultSwap:outerMorph'

export function layout(view: View, frame: Frame): Html {
  const { title, body, refresh, refreshTo, immediatelyTo, manifest, width } = frame
  const { actor, language, scheme, dense, text, asset } = view
  // Who has to choose a password first sees nothing yet that could change.
  const sees = actor?.may('see') ? actor : undefined
  const live = sees && {
    'data-events': '/events',
    'data-worker': asset('live-worker.js'),
    'data-revision': view.revision,
    'data-session': sees.session.slice(0, 16),
  }
  return html`<!doctype html>
<html${attributes({ lang: language, 'data-scheme': scheme, 'data-rows': dense ? 'dense' : 'comfortable', 'data-made-at': actor && view.times.now, ...live, ...clockWords(view) })}>
<head>
<meta charset="utf-8">
<title>${titleOf(view, title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="${htmxConfig}">
${refresh !== undefined && html`<noscript><meta http-equiv="refresh" content="${refreshTo ? `${refresh}; url=${refreshTo}` : refresh}"></noscript>`}
${immediatelyTo && html`<meta http-equiv="refresh" content="0; url=${immediatelyTo}">`}
<link rel="icon" type="image/svg+xml" href="${asset('icon.svg')}" data-alarm="${asset('icon-alarm.svg')}">
${manifest && html`<link rel="manifest" href="${asset(manifest)}">`}
<link rel="stylesheet" href="${asset('style.css')}">
${actor && html`<script src="${asset('htmx.js')}" defer></script>`}
${actor && scripts.map((name) => html`<script src="${asset(name)}" type="module"></script>`)}
</head>
<body>
<a class="skip" href="#main">${text.frame.skip}</a>
${topBar(view)}
${sees && alarmRegion(view)}
<main id="main" tabindex="-1"${attributes({ class: width })}>
${refresh !== undefined && html`<noscript><p class="hint">${text.frame.refreshed}</p></noscript>`}
<div id="flash" role="status">${view.takeFlashes().map(flash)}</div>
${body}
</main>
<div id="toasts" role="status" data-dismiss="${text.frame.dismiss}"></div>
${sees && sessionEnded(view)}
${actor && keyHelp(view)}
</body>
</html>
`
}

function titleOf({ company }: View, title: string): string {
  return company ? `${title} · ${company.code}` : `${title} · Baton`
}

/** What static/clock.js says as views/time.ts does. */
function clockWords({ text: { time } }: View): Record<string, string> {
  return { 'data-now': time.now, 'data-ago': time.ago('{}'), 'data-in': time.in('{}') }
}

/** Shown by static/live.js where the page can't simply be left: something typed is not saved. */
function sessionEnded({ text, path }: View): Html {
  const { sessionEnded, unsaved, logInAgain } = text.frame
  return html`<div id="session-ended" class="message warn" role="alert" hidden>${icon('warn')}
<p>${sessionEnded} ${unsaved}</p>
<a class="button" href="/login?to=${encodeURIComponent(path)}">${logInAgain}</a></div>`
}
