import { getTranslation } from '@payloadcms/translations'

import { textOf } from './text.js'

type Translator = Parameters<typeof getTranslation>[1]
type Options = readonly (string | { label: unknown; value: string })[]

/** What an option of a select is called. */
export const optionLabel = (options: Options, value: string, i18n: Translator): string => {
  const option = options.find((one) => typeof one === 'object' && one.value === value)
  return typeof option === 'object'
    ? textOf(getTranslation(option.label as string, i18n)) || value
    : value
}
