import type { Language } from '../../documents.js'

import { en } from './en.js'
import { nl } from './nl.js'

export type Sentences = typeof en

/** What the pages outside the admin say, by language. */
export const SENTENCES: Record<Language, Sentences> = { en, nl }
