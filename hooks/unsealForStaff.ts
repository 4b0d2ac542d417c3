import type { FieldHook } from 'payload'

import type { OutgoingMail } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { unseal } from '../src/mail/seal.js'

/** Links, and whatever is long enough to be a token: without an address of the host, Payload's links are relative. */
const LINKS = /https?:\/\/[^\s"<>]+|[\w-]{32,}/g

/** What a waiting or kept mail says. Its links only where the host shows them: who reads a link can be that person (SPEC 8.7). */
export const unsealForStaff =
  (program: Program, part: 'html' | 'text'): FieldHook<OutgoingMail> =>
  ({ originalDoc, req, siblingData }) => {
    const sealed = (siblingData as Partial<OutgoingMail>).sealed ?? originalDoc?.sealed
    const body = sealed ? unseal(req.payload.secret, sealed) : undefined
    if (!body) return null
    const content = (JSON.parse(body) as { html: string; text: string })[part]
    return program.mail.showLinks ? content : content.replaceAll(LINKS, '[link hidden]')
  }
