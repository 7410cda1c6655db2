/**
 * What makes the page of a job pleasant: sheets close when what was entered in them is saved, and a
 * page that fetches itself says whether somebody sees it.
 */

/** Only what is before the eyes counts as seen (pages/job/job-seen.ts). */
document.addEventListener('htmx:config:request', ({ detail }) => {
  if (!document.hidden) detail.ctx.request.headers['Baton-Visible'] = 'yes'
})

const { seen } = document.getElementById('job')?.dataset ?? {}
// Lost, it is said again with the next change, or when the tab is shown again.
if (seen && !document.hidden) fetch(seen).catch(() => undefined)

/** What came while the tab was hidden is seen now. */
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) document.getElementById('job')?.dispatchEvent(new CustomEvent('live'))
})

/** Saved: the form is empty again for the next, and its sheet is closed. */
document.addEventListener('htmx:before:swap', ({ detail }) => {
  const { sourceElement, request, response } = detail.ctx
  if (request?.method !== 'POST' || response?.status !== 200) return
  if (!sourceElement?.matches?.('form')) return
  sourceElement.reset()
  const sheet = sourceElement.closest('[popover]')
  if (sheet?.matches(':popover-open')) sheet.hidePopover()
})

/** A refused form begins where it is wrong; where the focus is lost, the page has it. */
document.addEventListener('htmx:after:swap', ({ detail }) => {
  if (detail.ctx.request?.method !== 'POST') return
  const wrong = document.querySelector('main [aria-invalid="true"], main [role="alert"] + form')
  if (detail.ctx.response?.status !== 200) {
    wrong?.focus()
    scrollTo({ top: 0 })
  } else if (document.activeElement === document.body) {
    document.getElementById('main').focus({ preventScroll: true })
  }
})

/** The keys of the board lead to a sheet. */
const asked = document.getElementById(location.hash.slice(1))
if (asked?.matches('[popover]')) asked.showPopover()
