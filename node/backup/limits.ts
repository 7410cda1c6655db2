/** Every limit of backups, each with its reason. */

// ---- the file
/** The block at the beginning of the file that the manifest has room in: it is 1 KB, names included. */
export const head_bytes = 4096
/** A key of the database: a word, a name and ids. */
export const key_bytes_max = 64 * 1024
/** A row: a stream's record is the longest, and far below. More than that is no row but damage. */
export const value_bytes_max = 256 * 1024 * 1024
/** What is packed, compressed and encrypted at a time: a few ms of the one thread that saves too. */
export const piece_bytes = 64 * 1024
/** The quickest level that still halves what deltas say; signatures and hashes don't shrink. */
export const compression_level = 1

/** Rested after a chunk at most: else a node that is very busy would never have a backup. */
export const rest_ms_max = 50

// ---- keys
/**
 * log2 of scrypt's N, which OWASP names as the least for passwords (r = 8, p = 1): 128 MiB and half a
 * second on a thread of the pool.
 */
export const scrypt_log_n = 17
/** age's own default is 18; a file that asks for more wants to fill the memory. */
export const scrypt_log_n_max = 20
/** Somebody who has the file can try as many as they like. */
export const passphrase_chars_min = 12

// ---- the disk
/** How often it is looked whether the disk still has room. */
export const room_step_bytes = 16 * 1024 * 1024

// ---- the schedule
/** How often it is looked whether one is due. */
export const look_ms = 60_000
/** After one that failed: soon enough to be made the same night, seldom enough for a full disk. */
export const retry_ms = 3_600_000
/** Intervals without a good one that are an alarm. */
export const overdue_intervals = 2

// ---- checking
/** Deltas whose signatures are checked together: their runs need one check each. */
export const checked_at_once = 512
/** Between two words about how far it is. */
export const progress_ms = 1000
