/** What forms of several pages take at most. What one form alone holds against stands in it. */

/** Past what the backend takes, so that it is the backend that says what is too long. */
export const password_chars_max = 2000
/** A day of minutes: nobody waits longer for an answer. */
export const answer_minutes_max = 24 * 60
