/** What bounds the desk, each with its reason. */
import { day_ms, minute_ms } from '../operate/wall-clock.ts'

// ---- jobs
/** Who had a job when: more turns than a job of a year has; the oldest go. */
export const turns_max = 100
/** Of a request a line shows the beginning. */
export const request_chars_max = 200

// ---- the radio room
/** A sentence on the radio. */
export const radio_line_chars_max = 300
/** A time that was said is within the last half day: one shift. */
export const radio_past_ms = 12 * 60 * minute_ms
/** Jobs of one run to choose from; a run that has more isn't one. */
export const run_jobs_max = 50

// ---- on test
/** A week of work on a panel; longer is a site that nobody watches. */
export const test_ms_max = 7 * day_ms
/** Planned ahead. */
export const test_ahead_ms_max = 31 * day_ms
/** At once; all of them are in memory. */
export const tests_max = 500
export const test_text_chars_max = 300
/** What has ended or is done is still listed so long: who asks why nobody came asks by then. */
export const past_ms = 31 * day_ms

// ---- the shift
export const note_chars_max = 2000
/** Open ones: what nobody reads to the end is handed over to nobody. */
export const open_notes_max = 200
export const remark_chars_max = 1000
/** Jobs in each list of a hand-over; the rest are counted. */
export const hand_over_jobs_max = 200
export const hand_overs_per_page = 20
/** Two years: longer than a dispute waits. */
export const hand_over_ms_max = 2 * 366 * day_ms
/** Old hand-overs deleted in one batch. */
export const hand_overs_per_sweep = 100
/** What was shown can be signed so long; then it is looked at again. */
export const shown_ms_max = 10 * minute_ms
/** Kept to be signed: the last of one person, whose page refreshes itself, and of all. */
export const shown_of_person_max = 3
export const shown_max = 60
