export type * from '../documents.js'
export type { ContentOptions, PartnerProgramOptions, Tier } from '../options.js'
export type { RefusalCode } from '../refusals.js'
