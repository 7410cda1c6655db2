/** Makes the view of a request: who reads it, in which words, in which zone, with which links. */
import type { Context } from 'koa'
import type { CompanyBackend, PagesBackend } from './backend/pages.ts'
import type { Actor, Language } from './backend/user.ts'
import { Flashes } from './flashes.ts'
import { texts } from './locales/locales.ts'
import type { Feed } from './pages/live/feed.ts'
import { routes } from './routes.ts'
import { isPartial } from './send.ts'
import { StaticFiles } from './static-files.ts'
import type { NavLink, View } from './view.ts'
import { type Formats, formatsOf, Times } from './views/time.ts'

/** A request, and who it is of. */
export type Asked = {
  readonly context: Context
  readonly company: CompanyBackend | undefined
  readonly actor: Actor | undefined
  /** Under which the log has what went wrong with it. */
  readonly id: string
}

const languages: readonly Language[] = ['en', 'da']

export class Viewing {
  readonly files = new StaticFiles()
  readonly flashes = new Flashes()
  readonly #backend: PagesBackend
  readonly #live: Feed
  readonly #formats = new Map<string, Formats>()

  constructor(backend: PagesBackend, live: Feed) {
    this.#backend = backend
    this.#live = live
  }

  view({ context, company, actor }: Asked): View {
    const language = actor?.language ?? asksFor(context)
    const text = texts[language]
    const { node } = this.#backend
    const zone = company?.own.zone() ?? 'UTC'
    return {
      ...(actor ? { actor } : {}),
      language,
      scheme: actor?.scheme ?? 'system',
      dense: actor?.dense ?? true,
      text,
      times: new Times(this.#formatsOf(language, zone), text, node.now()),
      ...(company ? { company: company.own } : {}),
      nav: actor ? navOf(actor, text.frame.nav, context.path) : [],
      path: context.path,
      revision: this.#live.revision,
      version: node.version,
      asset: (name) => this.files.address(name),
      takeFlashes: () => (actor && isAwaited(context) ? this.flashes.take(actor.session) : []),
    }
  }

  #formatsOf(language: Language, zone: string): Formats {
    const key = `${language} ${zone}`
    const formats = this.#formats.get(key) ?? formatsOf(language, zone)
    this.#formats.set(key, formats)
    return formats
  }
}

/** The rows with a link in the top bar, as far as this actor may follow them. */
function navOf(actor: Actor, words: View['text']['frame']['nav'], path: string): NavLink[] {
  return routes.flatMap(({ access, nav, navNotFor, path: to }) => {
    if (!nav || navNotFor === actor.role || access === 'open' || access === 'set-up') return []
    if (access !== 'anybody' && !actor.may(access)) return []
    return [{ path: to, words: words[nav], current: to === entryOf(path) }]
  })
}

/** The entry of the top bar under which a page stands: the one of its address, or of its section. */
function entryOf(path: string): string {
  const [, section = ''] = path.split('/')
  if (path === '/job/new') return path
  return sections[section] ?? `/${section}`
}

/** First parts of addresses that the top bar doesn't have. */
const sections: Readonly<Record<string, string>> = {
  job: '/',
  run: '/',
  link: '/links',
  audit: '/status',
  company: '/status',
  tokens: '/status',
  user: '/status',
  users: '/status',
}

/**
 * Whether a person asked: a whole page, or the answer to a form. What is on a page and fetches
 * itself shows nothing that is said once, so it must not take it.
 */
function isAwaited(context: Context): boolean {
  return !isPartial(context) || /^(form|button)\b/.test(context.get('HX-Source'))
}

/** Before somebody logs in: what the browser asks for. */
function asksFor(context: Context): Language {
  const language = context.acceptsLanguages([...languages])
  return languages.find((one) => one === language) ?? 'en'
}
