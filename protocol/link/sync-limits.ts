/** The numbers of the sync protocol that limits.ts leaves to it, each with its reason. */
import { frame_bytes_max } from '../limits.ts'

/** Boots and outbox ids: 128 random bits never meet by chance. */
export const random_id_bytes = 16
/** Features named in a Hello; there is none yet. */
export const features_max = 64
/** What an item takes in a frame beside its bytes: two tags and two lengths. */
export const item_overhead_bytes = 8
/** Bytes of items in one Deltas frame; the rest is for the frame's own fields. */
export const deltas_bytes_max = frame_bytes_max - 64

/** With fewer rows waiting, a frame is worth the wait until the last one is acknowledged. */
export const gather_rows = 256

/** A Supply frame is a quarter of a frame, so that a live one waits behind little. */
export const supply_bytes_max = 64 * 1024
/** Supply frames sent and not acknowledged: 256 KiB fill 100 ms at 20 Mbit/s. */
export const supplies_in_flight_max = 4

/** Wanted streams kept in memory; the durable rows hold the rest. */
export const wanted_page_max = 256

/** Streams in one page of frontiers: about 10 KB, and as many introductions in answer. */
export const frontiers_page_max = 128
/** Bytes of frontiers in one page: past that the page ends early. */
export const frontiers_bytes_max = 128 * 1024
/** Heads of a stream named in an answer: one unknown head is enough to make the peer ask. */
export const answer_heads_max = 48
/** While more rows wait for the peer than this, a comparison adds none: alarms come first. */
export const digest_backlog_rows_max = 256

/** Below a minute, after which home routers forget a silent connection. */
export const ping_ms = 15_000
/** Three pings lost. */
export const silent_ms = 45_000
/** Eight full frames on a line of 1 Mbit/s take 17 s; each acknowledgement starts it again. */
export const unacknowledged_ms = 20_000
