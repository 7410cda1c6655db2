/** What bounds users, sessions and tries, each with its reason. */

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

/** Every guard of a large company, and those who have left. */
export const users_max = 2000
export const login_chars_min = 2
export const login_chars_max = 64
/** A run is a number or a short name: "12", "North 2". */
export const run_chars_max = 40

/** NIST SP 800-63B asks for 8 at least and 15 where there is no second factor; 10 is ours. */
export const password_chars_min = 10
/** A sentence. Longer ones would only cost time. */
export const password_chars_max = 200

/** Between an administrator who gives a one-time password out and the first login with it. */
export const one_time_password_ms = 7 * day_ms

/** A shift: who did nothing for so long has gone home. */
export const session_idle_ms = 12 * hour_ms
/** A week of shifts; then everybody logs in again. */
export const session_ms = 7 * day_ms
/** Screens, phones and browsers of one person; past that the one longest not seen ends. */
export const sessions_of_user_max = 20
/** How often it is noted that a session is in use: a write each time. */
export const session_seen_ms = 5 * minute_ms
/** The header User-Agent, as far as it is kept. */
export const agent_chars_max = 200

/** Between the password and the code: an app has to be found. */
export const ticket_ms = 5 * minute_ms
/** Between the question to a browser and the answer of its authenticator. */
export const challenge_ms = 5 * minute_ms
/** Between a new secret and the first code of it. */
export const totp_start_ms = 15 * minute_ms
/** Phones, keys and machines of one person. */
export const passkeys_max = 10
/** WebAuthn's own limit on a credential's id, in base64url. */
export const passkey_id_chars_max = 1364

/** More views than anybody finds again. */
export const filters_max = 30
export const filter_name_chars_max = 60
/** Every filter of the board set, with a text. */
export const filter_query_chars_max = 1000

/** Between two steps of the set-up, before somebody else may go on with it. */
export const claim_ms = 10 * minute_ms

/** Shown at once. */
export const audit_page_lines = 100
/** Lines looked at for one page: some hundredths of a second. */
export const audit_scan_max = 10_000
export const audit_action_chars_max = 60
export const audit_target_chars_max = 200
export const audit_text_chars_max = 500
/** Failed logins listed in an hour: guessers must not fill the disk with their tries. */
export const failed_logins_listed_max = 1000
export const failed_logins_listed_ms = hour_ms
