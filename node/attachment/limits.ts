/** Every limit of attachments at a node, each with its reason. The protocol's are in its own. */

// ---- on the disk
/** Left free for the database, without which the node stops: photos must never fill the disk. */
export const disk_spare_bytes = 512 * 1024 * 1024
/** What a stop in the middle of a file costs at most to be sent again. */
export const durable_step_bytes = 1024 * 1024

// ---- files that are added here
/** Files that are being added at the same time: a room full of people, and what was left behind. */
export const uploads_max = 100
/** Of those, for one job: more photos than anybody picks at once, and room for other jobs. */
export const uploads_of_job_max = 40
/** One that was begun and left: whoever's phone lost the net comes back within a shift. */
export const upload_ms_max = 24 * 3_600_000

// ---- fetching
/** Files that come at the same time, each from another node: a disk writes no faster for more. */
export const transfers_max = 8
/** No answer for so long, and the channel is given up: 64 KiB take 10 s at 50 kbit/s. */
export const answer_ms_max = 30_000
export const dial_ms_max = 10_000
/** A photo is often asked for before the company in between has it. */
export const retry_ms_min = 1000
export const retry_ms_max = 60_000
/** When the job has ended nobody waits for it any more. */
export const retry_ended_ms_max = 3_600_000
/** And after so long nobody has it: the file stays on the list as not here. */
export const wanted_ms_max = 30 * 24 * 3_600_000
/** Who sent wrong bytes of a file is not asked for that file so long, if it is the only one. */
export const wrong_ms = 3_600_000
/** A channel on which nothing was asked for so long is closed. */
export const idle_ms_max = 10 * 60_000
/** Wanted files kept in memory, 300 bytes each; the rows hold the rest. */
export const wanted_max = 10_000
/** How often the rest is looked through. */
export const refill_ms = 60_000
/** Files looked at in one turn: each costs some reads. */
export const looked_at_max = 64
/** How often it is looked whom to ask; what happens meanwhile is acted on at once. */
export const tick_ms = 250
/** Between two times that one file is asked for because somebody says that it has come. */
export const hurry_ms_min = 100

// ---- serving
/** A piece waits so long for changes that are queued towards the same node: alarms come first. */
export const changes_first_ms_max = 500
export const changes_first_step_ms = 10
/** Between two answers "none" to one node: asking in vain must not cost a processor. */
export const none_pause_ms = 10
/** Files that were asked for in vain on one channel and are told of when they come. */
export const asked_in_vain_max = 256

// ---- sweeping
/** What a held edit that was dropped had named is gone within the hour. */
export const sweep_ms = 3_600_000
