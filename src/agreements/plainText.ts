import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'

import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext'

export type WrittenText = { body: SerializedEditorState; locale: string; text: string }

/**
 * What an agreement says in each language that it is written in, in words alone: what is hashed when it is frozen,
 * and what a draft is compared by. `locales` are the host's; without any it has one text, `default`.
 */
export const writtenTexts = (
  body: unknown,
  locales: readonly string[] | undefined,
): WrittenText[] => {
  const bodies: [string, unknown][] = locales
    ? locales.map((locale) => [locale, (body as null | Record<string, unknown>)?.[locale]])
    : [['default', body]]
  return bodies
    .filter(([, one]) => one !== null && one !== undefined)
    .map(([locale, one]) => {
      const written = one as SerializedEditorState
      return { body: written, locale, text: convertLexicalToPlaintext({ data: written }) }
    })
}
