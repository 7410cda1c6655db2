/** What is one's own: the account, and how the pages look. */
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { tabs } from '../../views/pager.ts'

export function accountTabs({ path, text }: View): Html {
  const { account, user } = text
  const tab = (href: string, words: string) => ({ href, words, current: path === href })
  return tabs(account.title, [
    tab('/account', account.title),
    tab('/preferences', user.preferences.title),
  ])
}
