/** Looks at the pages of the site book on a phone: each is right in every scheme. */
import { browserTest, phone } from './harness.ts'
import { right } from './look.ts'
import { goThrough } from './sites.ts'

browserTest('the pages of sites are right on a phone', (t) =>
  goThrough(t, phone, (page, name) => right(t, page, `${name}-phone`)),
)
