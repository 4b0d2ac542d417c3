/** What a role lets one do, and what it does not, as ends of a sentence. */
export type Abilities = { can: string[]; cannot: string[] }
