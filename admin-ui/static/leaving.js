/**
 * Somebody logs out here: the answer to that form leads on, and nothing else may. What the page
 * would still ask by itself would come after the session has ended, and be refused.
 */

let leaving = false
/** What htmx waits for. */
const running = new Set()

export function isLeaving() {
  return leaving
}

document.addEventListener('submit', ({ target }) => {
  if (target.getAttribute('action') !== '/logout') return
  leaving = true
  for (const request of running) request.abort()
})
document.addEventListener('htmx:before:request', (event) => {
  if (leaving) event.preventDefault()
  else running.add(event.detail.ctx.request)
})
document.addEventListener('htmx:finally:request', ({ detail }) => {
  running.delete(detail.ctx.request)
})
// The node was away, and the page is shown again.
addEventListener('pageshow', () => {
  leaving = false
})
