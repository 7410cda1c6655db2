/** Looks at the pages of the site book at a desk: each is right in every scheme. */
import { browserTest, desk } from './harness.ts'
import { right } from './look.ts'
import { goThrough } from './sites.ts'

browserTest('the pages of sites are right at a desk', (t) =>
  goThrough(t, desk, (page, name) => right(t, page, `${name}-desk`)),
)
