/** A row with its score, and the number of its nearest everyday phrase or −1. */
export type Ranked = { row: number; score: number; phrase: number };
