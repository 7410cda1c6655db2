/** What comparing one part of two places found. `absent`: at least one of them doesn't have it. */
export type Mark = 'same' | 'alike' | 'differs' | 'absent'
