/** Our own icons: strokes on a grid of 16, in the colour of the text beside them. */
import { type Html, html } from '../html.ts'

const icons = {
  loud: html`<path d="M8 2.2 14.3 13.3H1.7Z"/><path d="M8 6.4v3.2M8 11.6v.1"/>`,
  warn: html`<path d="M8 1.8 14.2 8 8 14.2 1.8 8Z"/><path d="M8 5.2v3.3M8 10.7v.1"/>`,
  good: html`<circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.6-4.2"/>`,
  info: html`<circle cx="8" cy="8" r="6.2"/><path d="M8 7.4v3.4M8 5.2v.1"/>`,
  quiet: html`<circle cx="8" cy="8" r="2.6"/>`,
  clock: html`<circle cx="8" cy="8" r="6.2"/><path d="M8 4.5V8l2.4 1.6"/>`,
  sent: html`<path d="M2.2 8h10M8.8 4.4 12.6 8l-3.8 3.6"/>`,
  queued: html`<path d="M4 2.3h8M4 13.7h8M5 2.5c0 3 6 8 6 11M11 2.5c0 3-6 8-6 11"/>`,
  delivered: html`<path d="m2.6 8.6 3.2 3.2 7.4-7.6"/>`,
  seen: html`<path d="m.8 8.6 3 3L10 5M6.4 10.6l1 1L15 4.4"/>`,
  phone: html`<path d="M3 2.4h2.6l1 3-1.5 1.2a8 8 0 0 0 4.3 4.3l1.2-1.5 3 1v2.6a1 1 0 0 1-1.1 1C7 13.6 2.4 9 2 3.5a1 1 0 0 1 1-1.1Z"/>`,
  site: html`<path d="M8 14.2S3 9.6 3 6.4a5 5 0 0 1 10 0c0 3.2-5 7.8-5 7.8Z"/><circle cx="8" cy="6.4" r="1.7"/>`,
  key: html`<circle cx="5" cy="11" r="2.9"/><path d="m7.1 8.9 6.2-6.2M10.6 5.4l1.9 1.9M8.8 7.2l1.3 1.3"/>`,
  merge: html`<path d="M3.4 2.4c0 5 4.6 4 4.6 8.2v3M12.6 2.4c0 5-4.6 4-4.6 8.2M5.6 11.4 8 13.8l2.4-2.4"/>`,
  seal: html`<rect x="3" y="7" width="10" height="6.8" rx="1.2"/><path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7"/>`,
  note: html`<path d="M3.4 2.2h9.2v11.6H3.4Z"/><path d="M5.8 5.4h4.4M5.8 8h4.4M5.8 10.6h2.4"/>`,
  person: html`<circle cx="8" cy="5.2" r="2.8"/><path d="M2.6 13.8c.6-3 2.8-4.2 5.4-4.2s4.8 1.2 5.4 4.2"/>`,
  car: html`<path d="M2 11.6V8.4L3.6 4.6h8.8L14 8.4v3.2ZM2 8.4h12M4.4 11.6v1.6M11.6 11.6v1.6"/>`,
  link: html`<path d="M6.6 9.4a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4l-.9.9M9.4 6.6a2.8 2.8 0 0 0-4 0L3.2 8.8a2.8 2.8 0 0 0 4 4l.9-.9"/>`,
  broken: html`<path d="M6 10 3.9 12.1M10 6l2.1-2.1M3.6 6.2l-2-.6M6.2 3.6l-.6-2M9.8 12.4l.6 2M12.4 9.8l2 .6"/>`,
  search: html`<circle cx="7" cy="7" r="4.6"/><path d="m10.4 10.4 3.6 3.6"/>`,
  add: html`<path d="M8 2.8v10.4M2.8 8h10.4"/>`,
  close: html`<path d="m3.6 3.6 8.8 8.8M12.4 3.6l-8.8 8.8"/>`,
  next: html`<path d="m6 3 5 5-5 5"/>`,
  previous: html`<path d="m10 3-5 5 5 5"/>`,
  down: html`<path d="m3 6 5 5 5-5"/>`,
  menu: html`<path d="M2.4 4.2h11.2M2.4 8h11.2M2.4 11.8h11.2"/>`,
  sound: html`<path d="M2.2 6v4h2.6L8 12.8V3.2L4.8 6ZM10.4 5.6a3.4 3.4 0 0 1 0 4.8M12.4 3.6a6.2 6.2 0 0 1 0 8.8"/>`,
  silent: html`<path d="M2.2 6v4h2.6L8 12.8V3.2L4.8 6ZM10.8 6.2l3.6 3.6M14.4 6.2l-3.6 3.6"/>`,
  undo: html`<path d="M5.6 3 2.6 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H6"/>`,
  edit: html`<path d="M10.6 2.8 13.2 5.4 5.6 13H3v-2.6Z"/>`,
  print: html`<path d="M4.4 6V2.2h7.2V6M4.4 11.4H2.2V6h11.6v5.4h-2.2M4.4 9.4h7.2v4.4H4.4Z"/>`,
  attach: html`<path d="M12.8 7.4 8 12.2a3 3 0 0 1-4.3-4.3l5-5a2 2 0 0 1 2.9 2.9l-4.8 4.8a1 1 0 0 1-1.4-1.4L9.6 5"/>`,
  keyboard: html`<rect x="1.4" y="4" width="13.2" height="8" rx="1.4"/><path d="M4 6.6h.1M6.6 6.6h.1M9.3 6.6h.1M12 6.6h.1M5 9.6h6"/>`,
  settings: html`<path d="M2.2 5h5M11 5h2.8M2.2 11h2.6M8.6 11h5.2"/><circle cx="9" cy="5" r="1.8"/><circle cx="6.6" cy="11" r="1.8"/>`,
} as const satisfies Readonly<Record<string, Html>>

export type IconName = keyof typeof icons

/** All there are, for the styleguide. */
export const iconNames = Object.keys(icons) as readonly IconName[]

/** Says nothing by itself: a word stands beside it, or names the button. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${icons[name]}</svg>`
}
