import { en } from './en.js'
import { nl } from './nl.js'

/** What the admin UI says, for Payload's `i18n.translations`: a host replaces any sentence in its own config. */
export const translations = { en: { partnerProgram: en }, nl: { partnerProgram: nl } }

type Sentences = typeof en
type Plural<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other`
  ? Stem
  : Name

/** `screen:sentence`, such as `home:title`. */
export type SentenceKey = {
  [Screen in keyof Sentences]: `${Screen}:${Plural<keyof Sentences[Screen] & string>}`
}[keyof Sentences]

export type Variables = Record<string, number | string>

/** Says a sentence in the reader's language. `count` chooses between singular and plural. */
export type Say = (key: SentenceKey, variables?: Variables) => string

/** From Payload's translator, on the server and in the browser alike. */
export const sayWith =
  (i18n: { t: unknown }): Say =>
  (key, variables) =>
    (i18n.t as (key: string, variables?: Variables) => string)(`partnerProgram:${key}`, variables)
