/** What is asked of the node by an actor who may. */
import type { Actor } from '../user/actor.ts'
import type { Permission } from '../user/roles.ts'

/** The table of pages lets nobody else come so far: a page that does is a fault of ours. */
export function asked<Room>(room: Room, actor: Actor, permission: Permission): Room {
  if (!actor.may(permission)) throw new Error(`${actor.role} asks what needs ${permission}`)
  return room
}
