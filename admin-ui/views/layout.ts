/** The frame of every page. */
import { type Html, html, type Shown } from '../html.ts'

export type Frame = {
  readonly title: string
  /** Seconds after which the page loads itself again. */
  readonly refresh?: number
  /** Under the title of the site, at the right. */
  readonly aside?: Shown
  readonly body: Shown
}

export function layout({ title, refresh, aside, body }: Frame): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · Baton</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh !== undefined && html`<meta http-equiv="refresh" content="${refresh}">`}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="top"><a class="brand" href="/">Baton</a><div class="aside">${aside}</div></header>
<main>
${body}
</main>
</body>
</html>
`
}

export const logoutForm = html`<form method="post" action="/logout"><button>Log out</button></form>`

export const notFoundPage = layout({
  title: 'Not found',
  body: html`<h1>Not found</h1>
<p>There is no such page or job here. <a href="/">To the board</a></p>`,
})
