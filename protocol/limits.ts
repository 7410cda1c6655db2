/** Every limit of the protocol, each with its reason. A test sends one past each of them. */

// ---- a delta
/** A delta with its contents: a long note with names fits eight times over; 16 fill a frame. */
export const delta_bytes_max = 16 * 1024
/** One saved form changes some twenty fields; a stage report carries a handful. */
export const slots_per_delta_max = 64
/** Heads of other chains named by one delta; the rest are named by the author's next one. */
export const deps_per_delta_max = 32
/** Numbers of fields: room for ten times those that there are, and a bound on what a job holds. */
export const field_number_max = 1023
/** Writes that one slot replaces: a register holds one write per chain at most. */
export const over_per_slot_max = 64
/** Heads named by a revoke or a closing: one per chain of a job with sixty chains. */
export const frontier_ids_max = 64
/** Assignments or endings named by one close or reopen. */
export const named_assignments_max = 64
/** A person's name as shown to other companies. */
export const name_chars_max = 120
/** Letters or digits of a company's code (rule 1). */
export const code_chars = 3
/** A job number: code and counter, or what the issuer's own system calls the job. */
export const number_chars_max = 40
/** Why somebody declined, recalled or closed: a sentence, it can't be redacted. */
export const reason_chars_max = 300
/** One value or note: what fits a screen. */
export const text_chars_max = 4000
/** A value that is an id: of anything, in any version. */
export const value_id_bytes_max = 64
/** Items of one entry: the zones of a panel, the seals of a building. */
export const entry_items_max = 128
/** Characters of one such item. */
export const entry_item_chars_max = 120

// ---- attachments
/** A photo of a phone has 3 to 8 MB, a scanned report of twenty pages 10. */
export const attachment_bytes_max = 15 * 1024 * 1024
/** Of one company on one job, those struck through included: they stand in the job's record. */
export const attachments_per_company_max = 100
/** Bytes of a file in one answer: half a second at 1 Mbit/s. */
export const attachment_piece_bytes_max = 64 * 1024

// ---- a stream; these count only the author company's own deltas in the delta's past
/** A patrol that reports for a year on one job writes fewer. */
export const deltas_per_company_max = 10_000
/** Structural deltas stay in the stream's state for ever, so they are fewer. */
export const acts_per_company_max = 2_000
/** One per node, certificate and epoch: restores and rotations are rare events. */
export const chains_per_company_max = 64
/** Companies that one company brings onto a stream. */
export const grants_per_company_max = 64

// ---- time
/** Milliseconds fit 45 bits (year 3084): a far-future time can be followed by a greater one. */
export const time_ms_max = 2 ** 45 - 1
/** A difference of clocks that people are told of. */
export const clock_alarm_ms = 5 * 60_000

// ---- identity and links
/** A certificate: two keys, a serial, a code and a name, and the signature. */
export const certificate_bytes_max = 1024
export const epoch_bytes = 16
export const nonce_bytes = 32
export const salt_bytes = 16
export const signature_bytes = 64
/** Revocations of one company that are kept and told: older certificates are superseded anyway. */
export const revocations_max = 32
/** One-time secret of an invitation: 128 bits can't be guessed at any rate. */
export const invitation_secret_bytes = 16
/** An invitation left in a mailbox over a weekend still works on Monday, not later. */
export const invitation_ms_max = 72 * 3_600_000
/** Addresses in an invitation: IPv4, IPv6, a name, a relay, twice. */
export const addresses_max = 8
export const address_chars_max = 300

// ---- framing
/** A frame: some 400 deltas of ordinary size, 2 ms at 1 Gbit/s. */
export const frame_bytes_max = 256 * 1024
/** Frames sent and not yet acknowledged, per direction and lane: bounds what a peer must buffer. */
export const frames_in_flight_max = 8
/** Items in one Deltas or Supply frame. */
export const items_per_frame_max = 1024
/** Deltas on the path that introduces a stream: two per company of a chain of thirty. */
export const introduction_deltas_max = 64
/** Refusals told in one acknowledgement; the rest are counted, not told. */
export const refusals_per_ack_max = 256
/** Streams listed in one Frontiers frame; the next frame goes on. */
export const frontiers_per_frame_max = 512
/** Heads of one stream in a Frontier or Want. */
export const heads_max = 256
export const digest_buckets = 256
/** A history up to this length is sent in the live lane; a longer one is asked for (Want). */
export const history_inline_max = 64
