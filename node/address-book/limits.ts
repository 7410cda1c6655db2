/** What bounds the address book, each with its reason. */

/** Companies without a link: every one that a control room of a country phones. All in memory. */
export const entries_max = 3000
/** Offices, watch rooms, people on call. */
export const phones_max = 12
export const phone_label_chars_max = 60
/** With spaces and an extension. */
export const phone_chars_max = 40
/** 112 is a number. */
export const phone_digits_min = 3
/** E.164. */
export const phone_digits_max = 15
export const hours_text_chars_max = 500
/** Four spans a day: nobody closes more often. */
export const spans_max = 28
export const notes_chars_max = 2000
/** What is typed to search. */
export const search_chars_max = 100
/** Fewer digits are part of everybody's number. */
export const searched_digits_min = 3
