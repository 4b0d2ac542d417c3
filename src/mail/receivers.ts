import type { SendEmailOptions } from 'payload'

type Receivers = SendEmailOptions['to']

const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/

/** Whether a text is one address and nothing else: no list, display name or line break, which could add receivers. */
export const isOneAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text)

/** The addresses among what a mail is addressed to, each on its own. */
export const addressesOf = (to: Receivers): string[] =>
  (Array.isArray(to) ? to : [to]).flatMap((one) => {
    if (!one) return []
    if (typeof one !== 'string') return 'address' in one && one.address ? [one.address] : []
    return one.split(',').map((part) => /<([^<>]+)>\s*$/.exec(part)?.[1] ?? part.trim())
  })
