/** The address under which others reach this node, as an administrator types it. */
import { isIP } from 'node:net'
import { isDialAddress } from './address.ts'

/** Where nodes listen unless they are told otherwise. */
const usual_port = 4001
const port_max = 65_535

/**
 * `baton.example.com`, `203.0.113.7:4002`, `[2001:db8::1]:4001`, or as libp2p writes it; as libp2p
 * writes it. Undefined: it is none that others could dial.
 */
export function publicAddress(typed: string): string | undefined {
  const text = typed.trim()
  if (text.startsWith('/')) return isDialAddress(text) ? text : undefined
  const found =
    /^\[(?<six>[\da-f:.]+)\](?::(?<port>\d{1,5}))?$/i.exec(text) ??
    /^(?<host>[a-z0-9.-]+)(?::(?<port>\d{1,5}))?$/i.exec(text)
  const { six, host = '', port = String(usual_port) } = found?.groups ?? {}
  if (Number(port) < 1 || Number(port) > port_max) return undefined
  const place = six === undefined ? placeOf(host) : isIP(six) === 6 && `/ip6/${six}`
  if (!place) return undefined
  const address = `${place}/tcp/${Number(port)}`
  return isDialAddress(address) ? address : undefined
}

/** A name has a dot and letters at its end: `localhost` leads everybody to their own machine. */
function placeOf(host: string): string | undefined {
  if (isIP(host) === 4) return `/ip4/${host}`
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  const isName = new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`, 'i').test(host)
  return isName && host.length <= 253 ? `/dns4/${host.toLowerCase()}` : undefined
}

/** As people read it: `baton.example.com:4001`. */
export function readableAddress(address: string): string {
  const [, kind, host = '', , port = ''] = address.split('/')
  return kind === 'ip6' ? `[${host}]:${port}` : `${host}:${port}`
}
