/**
 * A route of the interface: a row of the one table from which requests are served, rights are
 * checked and openapi.json is made, so that the three can't differ.
 */
import { z } from 'zod'
import { type CompanyId, type FileHash, parseId, type StreamId } from '../../protocol/ids.ts'
import type { Done, Result } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import type { Backend, CompanyBackend, JobBackend } from './backend.ts'
import { type Refused, refuseRequest } from './error.ts'
import { actingShape } from './schemas.ts'
import type { Scope, TokenHolder, Tokens } from './tokens.ts'

/** A body of a form: some fields. */
const body_bytes_max = 32 * 1024
/** A body that may hold every field of a job, or a long note with all its items. */
export const large_body_bytes_max = 256 * 1024

/** What stands in a path: how it is read, and what it is called when it can't be. */
export const pathParts = {
  job: { read: (text: string) => parseId<StreamId>(text), is: 'The id of a job' },
  site: { read: (text: string) => parseId<StreamId>(text), is: 'The id of a site' },
  import: { read: hexOf(32), is: 'The id of an import' },
  company: { read: (text: string) => parseId<CompanyId>(text), is: 'The id of a company' },
  invitation: { read: hexOf(64), is: 'The id of an invitation' },
  draft: { read: uuid, is: 'The id of a held edit' },
  token: { read: hexOf(16), is: 'The id of a token' },
  attachment: { read: (text: string) => parseId<FileHash>(text), is: 'The hash of a file' },
  upload: { read: hexOf(32), is: 'The id of a file that is being added' },
  user: { read: hexOf(64), is: 'The id of a user' },
  entry: { read: hexOf(64), is: 'The id of a company in the address book' },
  test: { read: hexOf(32), is: 'The id of something on test' },
  note: { read: hexOf(32), is: 'The id of a note of the shift' },
  handOver: { read: hexOf(32), is: 'The id of a hand-over' },
} as const

export type PathPart = keyof typeof pathParts

type PartsOf<Path extends string> = Path extends `${string}:${infer Part}/${infer Rest}`
  ? Part | PartsOf<Rest>
  : Path extends `${string}:${infer Part}`
    ? Part
    : never

type Params<Path extends string> = {
  readonly [Part in PartsOf<Path> & PathPart]: NonNullable<
    ReturnType<(typeof pathParts)[Part]['read']>
  >
}

/** What a handler gets: path and input as they were read, and who asks. */
type Call<Path extends string, Input> = {
  readonly params: Params<Path>
  readonly input: Input
  readonly holder: TokenHolder
  /** The bytes of the body, for a route that takes bytes; the handler says how many. */
  sent(): AsyncIterable<Uint8Array>
}

/** JSON to answer with; undefined: nothing to say. */
export type Answer = object | undefined

export type Services = { readonly backend: Backend; readonly tokens: Tokens }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Route = {
  readonly method: Method
  /** Below /api/v1. */
  readonly path: string
  readonly summary: string
  readonly scope: Scope
  /** Of the body of a POST and a PATCH, of the query of the others. */
  readonly input: z.ZodType
  /** The body is no JSON but bytes that the handler reads, or the answer is a FileAnswer. */
  readonly bytes?: 'taken' | 'given'
  readonly bodyBytesMax: number
  readonly status: number
  /** What the audit line names, by the answer; absent: what stands in the path. */
  about?(answer: object): string
  handle(services: Services, call: Call<string, unknown>): Promise<Answer | Refused>
}

type Spec<Path extends string, Schema extends z.ZodType, From> = {
  readonly method: Method
  readonly path: Path
  readonly summary: string
  readonly scope: Scope
  readonly input: Schema
  readonly bytes?: 'taken' | 'given'
  readonly bodyBytesMax?: number
  readonly status?: number
  about?(answer: object): string
  handle(
    from: From,
    call: Call<Path, z.output<Schema>>,
  ): Promise<Answer | Refused> | Answer | Refused
}

export const noInput = z.strictObject({})

/** A route that works before the company is set up, too. */
export function nodeRoute<Path extends string, Schema extends z.ZodType>(
  spec: Spec<Path, Schema, Services>,
): Route {
  const { handle, bodyBytesMax = body_bytes_max, status = 200 } = spec
  return {
    ...spec,
    bodyBytesMax,
    status,
    // The table forgets the types; router.ts reads path and input by this very row.
    handle: async (services, call) =>
      handle(services, call as Call<string, unknown> as unknown as Call<Path, z.output<Schema>>),
  }
}

/** A route of a company that is set up. */
export function companyRoute<Path extends string, Schema extends z.ZodType>(
  spec: Spec<Path, Schema, CompanyBackend>,
): Route {
  return nodeRoute({
    ...spec,
    handle: ({ backend }, call) => {
      const company = backend.company()
      return company ? spec.handle(company, call) : notSetUp
    },
  })
}

const notSetUp = refuseRequest('not-set-up', 'This node has no company yet: run "baton setup".')

type ActingInput = { readonly by?: string; readonly happenedAt?: number }

/** A route that writes to a job; `by` and `happenedAt` are taken out of its input. */
export function jobWrite<Path extends string, Shape extends z.core.$ZodLooseShape>(
  spec: Omit<Spec<Path, z.ZodObject<Shape>, CompanyBackend>, 'input' | 'handle' | 'scope'> & {
    readonly input: Shape
    handle(
      jobs: JobBackend,
      call: Call<Path, z.output<z.ZodObject<Shape>>> & { readonly acting: Acting },
    ): Promise<Result>
  },
): Route {
  return companyRoute({
    ...spec,
    scope: 'write',
    input: z.strictObject({ ...spec.input, ...actingShape }),
    handle: async ({ jobs }, call) => {
      const { by: _, happenedAt: __, ...rest } = call.input as ActingInput
      const acting = actingOf(call.input as ActingInput, call.holder)
      const own = rest as z.output<z.ZodObject<Shape>>
      return saved(await spec.handle(jobs, { ...call, input: own, acting }))
    },
  })
}

/** Who acts, and when it happened. */
export function actingOf({ by, happenedAt }: ActingInput, holder: TokenHolder): Acting {
  return { by: by ?? holder.name, ...(happenedAt === undefined ? {} : { happenedAt }) }
}

/** What a use case saved, as it is sent. */
export function saved(result: Done | Refused): Answer | Refused {
  if (result.refused) return result
  const { refused: _, ...done } = result
  return done
}

function hexOf(digits: number): (text: string) => string | undefined {
  const pattern = new RegExp(`^[0-9a-f]{${digits}}$`)
  return (text) => (pattern.test(text) ? text : undefined)
}

function uuid(text: string): string | undefined {
  return z.uuid().safeParse(text).success ? text : undefined
}
