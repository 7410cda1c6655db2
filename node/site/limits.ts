/** What bounds a site of the book. Each text also keeps within the protocol's own limits. */

/** Of a name, and of each line of an address: what stands on an envelope, twice. */
export const place_chars_max = 120
/** Lines above the suburb. */
export const address_lines_max = 6
export const contacts_max = 20
/** What is typed of one contact: name, role and phone each. */
export const contact_chars_max = 100
/** Keys of one site; their lines fit one text. */
export const keys_max = 40
export const key_chars_max = 40
/** Alarm accounts, and names that other companies have for the site. */
export const accounts_max = 40
export const references_max = 40
/** Exact keys of earlier names and addresses: a job that was on its way still finds its site. */
export const former_keys_max = 10
/** Merges one after another that lead to a site; a person makes two or three. */
export const merge_steps_max = 32
/** Sites that one merge takes together. */
export const merged_at_once_max = 20
/** Of a page of a list. */
export const sites_per_page_max = 50
/** Found while somebody types; opening one takes 0.3 ms. */
export const found_sites_max = 20
/** Of the place where a list goes on: name, suburb and id. */
export const site_list_key_chars_max = 300
/** Keys of one word that a search reads; more frequent words only confirm. */
export const word_keys_max = 1500
/** The same where only one word was typed: a page of sites, each under some words that begin so. */
export const only_word_keys_max = 200
/** Records that a search opens to compare the rest of the words. */
export const compared_max = 100
/** Sites that one was called another place than; 64 digits each, they fit one text. */
export const distinct_max = 50
/** Of the code that one visit needs. */
export const visit_code_chars_max = 60
/** Keys of one id that are read: what is told under it, whoever claims it. */
export const told_keys_max = 64
/** Of one owner and site: from itself, and over another company. */
export const told_per_owner_max = 3
/** Sites under one exact key, reference or id that are opened: a book has one or two. */
export const files_per_key_max = 50
/** Jobs at one site to which what its owner tells late is passed on. */
export const jobs_told_late_max = 200
/** UTF-8 bytes of texts in one change of a site, under the protocol's own limit for one. */
export const slot_bytes_max = 12_000
/** Changes of one site file beyond which no owner writes to it any more; people still do. */
export const owner_changes_max = 5000
