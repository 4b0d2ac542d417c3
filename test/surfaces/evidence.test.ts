import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { REST_GET } from '@payloadcms/next/routes'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { agreementEvidence } from 'payload-partner-program'

import type { Name, Stage } from '../support/people'

import { ORIGIN, rest } from '../support/host'
import { startStage } from '../support/people'

/** What proves an acceptance, as a zip that anybody can check by hand (SPEC 2.7). */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
let stage: Stage
let folder: string
let acceptances: { haarlem: string; northside: string; veldwerk: string }

const tokenOf = (who: Name | undefined) => who && stage.people[who].token

/** The bytes as they go over the wire. */
const fetchPack = async (who: Name | undefined, id: string, language = 'en') => {
  const slug = ['agreement-acceptances', id, 'evidence']
  const token = tokenOf(who)
  const request = new Request(`${ORIGIN}/api/${slug.join('/')}`, {
    headers: { 'Accept-Language': language, ...(token && { Authorization: `JWT ${token}` }) },
  })
  const response = await REST_GET(stage.host.config)(request, { params: Promise.resolve({ slug }) })
  return {
    bytes: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
    status: response.status,
  }
}

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' })

/** Unpacked by a program that is not ours. */
const unpack = async (who: Name, id: string, language?: string): Promise<string[]> => {
  rmSync(folder, { force: true, recursive: true })
  folder = mkdtempSync(path.join(tmpdir(), 'evidence-'))
  const { bytes } = await fetchPack(who, id, language)
  writeFileSync(path.join(folder, 'pack.zip'), bytes)
  run('python3', '-m', 'zipfile', '-e', 'pack.zip', '.')
  return run(
    'python3',
    '-c',
    'import zipfile; z = zipfile.ZipFile("pack.zip"); assert z.testzip() is None; print(*z.namelist())',
  )
    .trim()
    .split(' ')
}
const read = (name: string) => readFileSync(path.join(folder, name))

beforeAll(async () => {
  stage = await startStage()
  folder = mkdtempSync(path.join(tmpdir(), 'evidence-'))
  const { Sam } = stage.people
  const find = async (where: string) =>
    (await rest(stage.host, 'GET', `agreement-acceptances?${where}`, Sam)).body.docs[0].id as string
  const form = new FormData()
  form.set('_payload', JSON.stringify({ organisation: stage.places.northside }))
  form.set('file', new File([new Uint8Array(PDF)], 'x.pdf', { type: 'application/pdf' }))
  const scan = await rest(stage.host, 'POST', 'agreement-documents', { ...Sam, body: form })
  const current = await rest(
    stage.host,
    'GET',
    'partner-agreements/current?appliesTo=organisation',
    Sam,
  )
  const paper = await rest(stage.host, 'POST', 'agreement-acceptances', {
    body: {
      acceptedAt: '2026-03-04T00:00:00Z',
      acceptedByName: 'Greta “G.” Noord',
      channel: 'paper',
      document: scan.body.doc.id,
      organisation: stage.places.northside,
      reason: 'Signed at the fair',
      version: current.body.version.id,
    },
    token: Sam.token,
  })
  acceptances = {
    haarlem: await find(`where[workspace][equals]=${stage.places.haarlem}`),
    northside: paper.body.doc.id as string,
    veldwerk: await find(
      `where[organisation][equals]=${stage.places.veldwerk}&where[workspace][exists]=false`,
    ),
  }
}, 120_000)
afterAll(async () => {
  rmSync(folder, { force: true, recursive: true })
  await stage.host.stop()
})

describe('2.7 who gets it', () => {
  test.each<[Name | undefined, object]>([
    ['Sam', { haarlem: 200, northside: 200, veldwerk: 200 }],
    ['Olga', { haarlem: 200, northside: 404, veldwerk: 200 }],
    ['Adam', { haarlem: 200, northside: 404, veldwerk: 200 }],
    ['Daan', { haarlem: 200, northside: 404, veldwerk: 404 }],
    ['Greta', { haarlem: 404, northside: 200, veldwerk: 404 }],
    ['Mia', { haarlem: 404, northside: 404, veldwerk: 404 }],
    ['Bea', { haarlem: 404, northside: 404, veldwerk: 404 }],
    ['Xander', { haarlem: 404, northside: 404, veldwerk: 404 }],
    ['Ed', { haarlem: 404, northside: 404, veldwerk: 404 }],
    [undefined, { haarlem: 401, northside: 401, veldwerk: 401 }],
  ])('%s', async (who, expected) => {
    const statuses = await Promise.all(
      Object.entries(acceptances).map(async ([name, id]) => [
        name,
        (await fetchPack(who, id)).status,
      ]),
    )
    expect(Object.fromEntries(statuses)).toEqual(expected)
  })

  test('what there is not is not found', async () => {
    for (const id of ['019ab000-0000-7000-8000-000000000000', 'x', stage.places.haarlem])
      expect((await fetchPack('Sam', id)).status).toBe(404)
  })
})

describe('2.7 what is in it', () => {
  test('it is saved, under a harmless name, and runs nothing', async () => {
    const { headers } = await fetchPack('Olga', acceptances.veldwerk)
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="agreement-acceptance-${acceptances.veldwerk}.zip"`,
    )
    expect(headers.get('Content-Type')).toBe('application/zip')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  test('the text is byte for byte what was hashed, and every hash is right by sha256sum', async () => {
    expect(await unpack('Daan', acceptances.haarlem)).toEqual([
      'README.txt',
      'agreement.txt',
      'agreement.html',
      'record.json',
      'SHA256SUMS',
    ])
    const record = JSON.parse(read('record.json').toString())
    expect(createHash('sha256').update(read('agreement.txt')).digest('hex')).toBe(record.sha256)
    const version = await rest(stage.host, 'GET', `agreement-versions/${record.version}`, {
      token: tokenOf('Daan'),
    })
    const text = version.body.texts.find((one: any) => one.locale === record.locale)
    expect([read('agreement.txt').toString(), record.sha256]).toEqual([text.text, text.sha256])
    expect(record).toMatchObject({
      acceptedBy: stage.people.Olga.id,
      acceptedByName: 'Olga',
      channel: 'online',
      organisationName: 'Veldwerk',
      versionNumber: 1,
      workspace: stage.places.haarlem,
    })
    expect(run('sha256sum', '-c', 'SHA256SUMS').match(/: OK/g)).toHaveLength(3)
    expect(read('README.txt').toString()).toContain(record.sha256)
    const page = read('agreement.html').toString()
    expect(page).toContain(text.text.split('\n')[0])
    expect(page).not.toMatch(/<script/i)
  })

  test('the paper is in it where there is one', async () => {
    expect(await unpack('Greta', acceptances.northside)).toContain('signed-document.pdf')
    expect(read('signed-document.pdf')).toEqual(PDF)
    expect(JSON.parse(read('record.json').toString())).toMatchObject({
      acceptedAt: '2026-03-04T00:00:00.000Z',
      acceptedByName: 'Greta “G.” Noord',
      channel: 'paper',
    })
    expect(run('sha256sum', '-c', 'SHA256SUMS').match(/: OK/g)).toHaveLength(4)
    expect(read('README.txt').toString()).toContain('signed-document.pdf')
  })

  test('who reads Dutch reads Dutch how to verify it', async () => {
    await unpack('Olga', acceptances.veldwerk, 'nl')
    expect(read('README.txt').toString()).toContain('Hoe u dit met de hand nagaat')
  })

  test('9.1 a host gets the same from the function', async () => {
    const user = { ...(await userOf('Olga')), collection: 'users' }
    const req = await createLocalReq({ user: user as never }, stage.host.payload)
    const pack = await agreementEvidence({ id: acceptances.veldwerk, req })
    expect(pack.bytes).toEqual((await fetchPack('Olga', acceptances.veldwerk)).bytes)
    const stranger = await createLocalReq({}, stage.host.payload)
    await expect(
      agreementEvidence({ id: acceptances.veldwerk, req: stranger }),
    ).rejects.toMatchObject({ data: { code: 'unauthorized' } })
  })
})

const userOf = (who: Name): Promise<object> =>
  stage.host.payload.findByID({
    collection: 'users',
    id: stage.people[who].id,
    overrideAccess: true,
  } as never) as Promise<object>
