import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import sharp from 'sharp'

import type { Answer } from '../support/host'
import type { Name, Stage } from '../support/people'

import { richText } from '../../src/reference/richText'
import { codeOf, graphql, ORIGIN, raw, rest, said } from '../support/host'
import { startStage } from '../support/people'

/** Agreements that were signed on paper: who keeps the scan, who records it, and what is refused (SPEC 2.2). */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const UNKNOWN = '019ab000-0000-7000-8000-000000000000'
let stage: Stage
let versions: { current: string; first: string; ofWorkspaces: string }
let scans: { northside: string; veldwerk: string }

const tokenOf = (who: Name | undefined) => who && stage.people[who].token
const get = (who: Name | undefined, path: string) =>
  rest(stage.host, 'GET', path, { token: tokenOf(who) })
const post = (who: Name | undefined, path: string, body: object) =>
  rest(stage.host, 'POST', path, { body, token: tokenOf(who) })
const fieldOf = ({ body }: Answer) => body.errors?.[0]?.data?.errors?.[0]?.path

const upload = (
  who: Name | undefined,
  organisation: string | undefined,
  bytes: Buffer = PDF,
  { name = 'signed.pdf', type = 'application/pdf' } = {},
): Promise<Answer> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ organisation }))
  form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  return rest(stage.host, 'POST', 'agreement-documents', { body: form, token: tokenOf(who) })
}
const scanOf = async (organisation: string): Promise<string> => {
  const { body, status } = await upload('Sam', organisation)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.doc.id as string
}

const currentOf = async (appliesTo: string): Promise<string> =>
  (await get('Sam', `partner-agreements/current?appliesTo=${appliesTo}`)).body.version.id as string

beforeAll(async () => {
  stage = await startStage()
  const first = await currentOf('organisation')
  const { body } = await get('Ed', 'partner-agreements?where[appliesTo][equals]=organisation')
  await rest(stage.host, 'PATCH', `partner-agreements/${body.docs[0].id}`, {
    body: { _status: 'published', body: richText('A second text.') },
    token: stage.people.Ed.token,
  })
  versions = {
    current: await currentOf('organisation'),
    first,
    ofWorkspaces: await currentOf('workspace'),
  }
  scans = {
    northside: await scanOf(stage.places.northside),
    veldwerk: await scanOf(stage.places.veldwerk),
  }
}, 120_000)
afterAll(() => stage.host.stop())

/** What Sam sends for Northside. */
const signed = (more: object = {}) => ({
  acceptedAt: '2026-01-02T00:00:00.000Z',
  acceptedByName: 'Greta Noord',
  channel: 'paper',
  document: scans.northside,
  organisation: stage.places.northside,
  reason: 'Signed at the fair',
  version: versions.current,
  ...more,
})
const record = (who: Name | undefined, more: object = {}) =>
  post(who, 'agreement-acceptances?depth=0', signed(more))

describe('2.2 keeping the scan', () => {
  test.each(['Olga', 'Greta', 'Mia', 'Ed', 'Daan', undefined] as const)(
    '%s uploads none',
    async (who) => {
      expect(said(await upload(who, stage.places.northside))).toEqual([403, 'forbidden'])
    },
  )

  test('staff name an organisation that there is', async () => {
    for (const id of [UNKNOWN, 'x'])
      expect(said(await upload('Sam', id))).toEqual([403, 'forbidden'])
    const answer = await upload('Sam', undefined)
    expect([...said(answer), fieldOf(answer)]).toEqual([400, 'validation_failed', 'organisation'])
  })

  test.each([
    ['a page that calls itself a PDF', Buffer.from('<script>alert(1)</script>')],
    ['words', Buffer.from('I hereby agree')],
    ['a WebP', Buffer.from('52494646000000005745425056503820', 'hex')],
    ['more than 10 MB', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)])],
  ])('%s is refused', async (_title, bytes) => {
    const answer = await upload('Sam', stage.places.northside, bytes)
    expect([...said(answer), fieldOf(answer)]).toEqual([400, 'validation_failed', 'file'])
  })

  test('a picture of the paper is kept byte for byte, whatever it is called', async () => {
    const bytes = await sharp({
      create: { background: 'white', channels: 3, height: 9, width: 9 },
    })
      .png()
      .toBuffer()
    const { body, status } = await upload('Sam', stage.places.northside, bytes, {
      name: '../../evil.html',
      type: 'text/html',
    })
    expect([status, body.doc.mimeType]).toEqual([201, 'image/png'])
    expect(body.doc.filename).toMatch(/^[0-9a-f-]{36}\.png$/)
  })

  test('its file is read by staff and by the organisation’s owners and admins, and runs nothing', async () => {
    const { body } = await get('Sam', `agreement-documents/${scans.veldwerk}`)
    expect(body.filename).toMatch(/^[0-9a-f-]{36}\.pdf$/)
    const path = new URL(body.url as string, ORIGIN).pathname.slice('/api/'.length)
    for (const who of ['Sam', 'Olga', 'Adam'] as const) {
      const file = await raw(stage.host, 'GET', path, { token: tokenOf(who) })
      expect([file.status, file.body]).toEqual([200, PDF.toString()])
      expect(file.headers.get('Content-Type')).toBe('application/pdf')
      expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
    for (const who of ['Mia', 'Bea', 'Daan', 'Greta', 'Ed', undefined] as const) {
      expect((await raw(stage.host, 'GET', path, { token: tokenOf(who) })).status).not.toBe(200)
      const read = await get(who, `agreement-documents/${scans.veldwerk}`)
      expect(read.status).toBe(who ? 404 : 403)
    }
  })

  test('1.4 it never changes', async () => {
    const path = `agreement-documents/${scans.veldwerk}`
    const token = stage.people.Sam.token
    expect(codeOf(await rest(stage.host, 'DELETE', path, { token }))).toBe('never_deleted')
    const body = { organisation: stage.places.northside }
    expect(codeOf(await rest(stage.host, 'PATCH', path, { body, token }))).toBe('forbidden')
  })
})

describe('2.2 recording the acceptance', () => {
  test.each([
    ['channel', { acceptedAt: null, acceptedByName: null, document: null }],
    ['document', { acceptedAt: null, acceptedByName: null, channel: 'online' }],
    ['acceptedByName', { acceptedAt: null, channel: null, document: '' }],
    ['acceptedAt', { acceptedByName: '', channel: null, document: null }],
  ])('1.3 its owner cannot write %s', async (field, more) => {
    const answer = await record('Greta', more)
    expect([...said(answer), fieldOf(answer)]).toEqual([400, 'field_not_writable', field])
    const created = await graphql(stage.host, CREATE, {
      token: tokenOf('Greta'),
      variables: { data: { ...signed(more), reason: undefined } },
    })
    expect(codeOf(created)).toBe('field_not_writable')
  })

  test('who is neither staff nor owner or admin is refused first', async () => {
    for (const who of ['Olga', 'Ed', 'Daan'] as const)
      expect(said(await record(who))).toEqual([403, 'forbidden'])
    expect(said(await record(undefined))).toEqual([401, 'unauthorized'])
  })

  test('staff accept for nobody', async () => {
    for (const more of [{ channel: 'online' }, { channel: null }, { channel: undefined }])
      expect(said(await record('Sam', more))).toEqual([403, 'forbidden'])
    const { organisation, version } = signed()
    const created = await graphql(stage.host, CREATE, {
      token: tokenOf('Sam'),
      variables: { data: { organisation, version } },
    })
    expect(codeOf(created)).toBe('forbidden')
  })

  test.each([
    ['another organisation’s document', () => ({ document: scans.veldwerk, reason: '' })],
    ['an unknown document', () => ({ document: UNKNOWN })],
    ['a malformed document', () => ({ document: 'x' })],
    ['an unknown organisation', () => ({ organisation: UNKNOWN })],
    ['an unknown version', () => ({ version: UNKNOWN })],
  ])('1.2 %s is refused', async (_title, more) => {
    expect(said(await record('Sam', more()))).toEqual([403, 'forbidden'])
  })

  test.each([
    ['reason_required', 'reason', () => ({ reason: ' ' })],
    ['validation_failed', 'document', () => ({ document: null })],
    ['validation_failed', 'acceptedByName', () => ({ acceptedByName: ' ' })],
    ['validation_failed', 'acceptedAt', () => ({ acceptedAt: null })],
    ['validation_failed', 'acceptedAt', () => ({ acceptedAt: 'last week' })],
    ['validation_failed', 'acceptedAt', () => ({ acceptedAt: '2999-01-01' })],
    ['validation_failed', 'version', () => ({ version: versions.ofWorkspaces })],
  ])('%s where %s is not right', async (code, field, more) => {
    const answer = await record('Sam', more())
    expect([...said(answer), fieldOf(answer)]).toEqual([400, code, field])
  })

  test('one of an older text is evidence, and makes no partner; one of the current does', async () => {
    const old = await record('Sam', { version: versions.first })
    expect(old.status).toBe(201)
    const flag = () =>
      rest(stage.host, 'PATCH', `organisations/${stage.places.northside}`, {
        body: { isPartner: true, reason: 'Signed' },
        token: stage.people.Sam.token,
      })
    expect(said(await flag())).toEqual([409, 'agreement_missing'])

    const { body, status } = await record('Sam')
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({
      acceptedAt: '2026-01-02T00:00:00.000Z',
      acceptedBy: null,
      acceptedByName: 'Greta Noord',
      channel: 'paper',
      document: scans.northside,
      ip: null,
      organisation: stage.places.northside,
      role: null,
      userAgent: null,
      version: versions.current,
    })
    expect(body.doc).not.toHaveProperty('reason')
    const version = await get('Sam', `agreement-versions/${versions.current}`)
    const text = version.body.texts.find((one: any) => one.locale === body.doc.locale).text
    expect(body.doc.sha256).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
    expect((await flag()).status).toBe(200)

    const { docs } = await stage.host.payload.find({
      collection: 'audit-events',
      overrideAccess: true,
      where: { 'subject.document': { equals: body.doc.id } },
    } as never)
    expect(docs).toMatchObject([
      {
        action: 'agreement.accepted',
        after: { channel: 'paper' },
        reason: 'Signed at the fair',
      },
    ])
    expect(said(await record('Sam'))).toEqual([409, 'already_accepted'])
    expect((await get('Greta', `agreement-acceptances/${body.doc.id}`)).status).toBe(200)
  })

  test('9.1 the mutation records the same', async () => {
    const { body } = await graphql(stage.host, CREATE, {
      token: tokenOf('Sam'),
      variables: {
        data: signed({ document: scans.veldwerk, organisation: stage.places.veldwerk }),
      },
    })
    expect(body.data?.createAgreementAcceptance).toEqual({
      acceptedBy: null,
      acceptedByName: 'Greta Noord',
      channel: 'paper',
      document: { id: scans.veldwerk },
      role: null,
    })
    const command = await graphql(
      stage.host,
      `
        mutation ($organisation: String!, $version: String!, $document: String) {
          acceptAgreement(
            organisation: $organisation
            version: $version
            document: $document
            channel: "paper"
            acceptedByName: "Olga"
            acceptedAt: "2026-01-02"
            reason: "Again"
          ) {
            doc {
              id
            }
          }
        }
      `,
      {
        token: tokenOf('Sam'),
        variables: signed({ document: scans.veldwerk, organisation: stage.places.veldwerk }),
      },
    )
    expect(codeOf(command)).toBe('already_accepted')
  })
})

const CREATE = `mutation ($data: mutationAgreementAcceptanceInput!) {
  createAgreementAcceptance(data: $data) { acceptedBy { id } acceptedByName channel document { id } role }
}`
