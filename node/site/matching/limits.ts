/** What matching allows itself. All of it is this company's own affair: nothing here travels. */

/**
 * A pair that scores this much is shown as a possible duplicate. Measured by `npm run bench -- sites`,
 * where precision falls quickly below it and recall slowly above it.
 */
export const suggestion_score_min = 0.5

/** A place leads to the index under at most so many keys: it bounds the rows written for a site. */
export const blocking_keys_max = 32

/** A key that more sites share says nothing ("hotel", a whole street): it is not followed. */
export const key_sites_max = 200

/** So many candidates are compared, those with the rarest keys in common first. */
export const candidates_max = 24

/** Beside a candidate with many keys in common, one with so small a share of them is not compared. */
export const candidate_share_min = 0.1

/** Words of a text that are read; an address or name has less. Bounds the time for hostile text. */
export const words_max = 40
export const characters_max = 400
