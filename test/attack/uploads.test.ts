import { createServer, type Server } from 'node:http'
import { deflateSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import sharp from 'sharp'

import type { Answer } from '../support/host'
import type { Name, Stage } from '../support/people'

import { codeOf, graphql, raw, rest } from '../support/host'
import { startStage } from '../support/people'

/**
 * What a client can send as a file, and what comes of it: pictures that are none, addresses for the server to fetch,
 * facts about files that are made up, names that tell of other tenants (SPEC 1.3, 3.8, 9.4).
 */
let stage: Stage
let projects: { haarlem: string; studio: string }
let fetched: string[]
let server: Server
let address: string
beforeAll(async () => {
  stage = await startStage()
  const { docs } = await stage.host.payload.find({
    collection: 'projects',
    depth: 0,
    overrideAccess: true,
    pagination: false,
  })
  const inPlace = (place: string) => docs.find((one) => one.workspace === place)!.id as string
  const studio = await rest(stage.host, 'POST', 'projects', {
    body: { name: 'Studio project', workspace: stage.places.studio },
    token: stage.people.Greta.token,
  })
  projects = { haarlem: inPlace(stage.places.haarlem), studio: studio.body.doc.id as string }
  fetched = []
  server = createServer((request, response) => {
    fetched.push(request.url ?? '')
    response.end('secret')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
}, 120_000)
afterAll(async () => {
  server.close()
  await stage.host.stop()
})

const token = (who: Name) => stage.people[who].token
type Bytes = Buffer | string

const send = (
  who: Name,
  collection: string,
  bytes: Bytes,
  { name = 'picture.png', type = 'image/png', ...data }: Record<string, unknown> = {},
  method: 'PATCH' | 'POST' = 'POST',
): Promise<Answer> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
  form.set('file', new File([part], name as string, { type: type as string }))
  return rest(stage.host, method, collection, { body: form, token: token(who) })
}
const sendLogo = (bytes: Bytes, more: Record<string, unknown> = {}, who: Name = 'Olga') =>
  send(who, 'logos', bytes, { organisation: stage.places.veldwerk, ...more })
const sendText = (who: Name, project: string, name: string, more: Record<string, unknown> = {}) =>
  send(who, 'media', 'plain', { name, project, type: 'text/plain', ...more })

const plain = (width: number, height = width) =>
  sharp({ create: { background: 'teal', channels: 3, height, width } })

/** A PNG of any claimed size, with little or nothing in it. */
const png = (width: number, height: number, rows = Buffer.alloc(0)): Buffer => {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(body.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const crc32 = (bytes: Buffer): number => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

describe('3.8 what is taken as a logo', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'a real %s, whatever it is called',
    async (format) => {
      const bytes = await plain(30).toFormat(format).toBuffer()
      const { body, status } = await sendLogo(bytes, { name: 'note.exe', type: 'text/html' })
      expect(status).toBe(201)
      const extension = format === 'jpeg' ? 'jpg' : format
      expect(body.doc).toMatchObject({ height: 30, mimeType: `image/${format}`, width: 30 })
      expect(body.doc.filename).toMatch(new RegExp(`^[\\da-f-]{36}\\.${extension}$`))
    },
  )

  test('the largest that is allowed', async () => {
    const { status } = await sendLogo(await plain(2000).png().toBuffer())
    expect(status).toBe(201)
  })

  const REFUSED: [what: string, bytes: () => Bytes | Promise<Bytes>, says: RegExp][] = [
    ['nothing', () => '', /file|picture/i],
    ['text', () => 'not a picture', /PNG, JPEG or WebP/],
    ['an SVG', () => SVG, /PNG, JPEG or WebP/],
    ['HTML', () => '<html><script>alert(1)</script></html>', /PNG, JPEG or WebP/],
    ['a GIF', () => plain(9).gif().toBuffer(), /PNG, JPEG or WebP/],
    ['a TIFF', () => plain(9).tiff().toBuffer(), /PNG, JPEG or WebP/],
    [
      'only the first bytes of a PNG',
      () => Buffer.from('89504e470d0a1a0a', 'hex'),
      /cannot be read/,
    ],
    [
      'a PNG cut in half',
      async () => (await noise(200).png().toBuffer()).subarray(0, 9_000),
      /cannot be read/,
    ],
    [
      'a JPEG cut in half',
      async () => (await noise(200).jpeg().toBuffer()).subarray(0, 9_000),
      /cannot be read/,
    ],
    ['a PNG without its pixels', () => png(100, 100), /cannot be read/],
    ['a PNG that claims to be enormous', () => png(60_000, 60_000, Buffer.alloc(99)), /2000|read/],
    ['one pixel too wide', () => plain(2001, 5).png().toBuffer(), /2000 × 2000/],
    ['one pixel too high', () => plain(5, 2001).jpeg().toBuffer(), /2000 × 2000/],
    ['more than 1 MB', () => noise(900).png().toBuffer(), /1 MB/],
    ['a WebP that moves', () => moving(), /does not move/],
  ]
  const noise = (side: number) =>
    sharp({
      create: {
        background: 'white',
        channels: 3,
        height: side,
        noise: { mean: 128, sigma: 60, type: 'gaussian' },
        width: side,
      },
    })
  const moving = async () =>
    sharp(
      await Promise.all(
        ['red', 'blue'].map((background) =>
          sharp({ create: { background, channels: 3, height: 9, width: 9 } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .webp()
      .toBuffer()

  test.each(REFUSED)('%s is refused', async (_, bytes, says) => {
    const answer = await sendLogo(await bytes())
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
    const [field] = answer.body.errors[0].data.errors
    expect(field.path).toBe('file')
    expect(field.message).toMatch(says)
  })

  test('a host without sharp takes none, and says what it lacks', async () => {
    const { config } = stage.host.payload
    const { sharp: kept } = config
    delete (config as { sharp?: unknown }).sharp
    const answer = await sendLogo(await plain(9).png().toBuffer())
    Object.assign(config, { sharp: kept })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
    expect(answer.body.errors[0].data.errors[0].message).toContain('`sharp`')
  })

  test.each(REFUSED)('%s is refused in Dutch, too', async (_, bytes) => {
    const form = new FormData()
    const sent = await bytes()
    form.set('_payload', JSON.stringify({ organisation: stage.places.veldwerk }))
    form.set('file', new File([typeof sent === 'string' ? sent : new Uint8Array(sent)], 'x.png'))
    const { body } = await rest(stage.host, 'POST', 'logos', {
      body: form,
      headers: { 'Accept-Language': 'nl' },
      token: token('Olga'),
    })
    expect(body.errors[0].data.errors[0].message).toMatch(/^(Deze|Kies|Maak|Stuur) /)
  })

  test('what else was in the file is gone', async () => {
    const bytes = await plain(30)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'a secret place' } })
      .toBuffer()
    const polyglot = Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')])
    expect(polyglot.toString('latin1')).toContain('a secret place')
    const { body } = await sendLogo(polyglot, { name: 'x.html' })
    const kept = await raw(stage.host, 'GET', `logos/file/${body.doc.filename}`)
    expect(kept.status).toBe(200)
    expect(kept.body).not.toMatch(/secret place|script/)
  })

  test('9.2 who may not upload at all learns nothing about his file', async () => {
    const answer = await sendLogo('not a picture', {}, 'Mia')
    expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden'])
  })

  test('9.1 over GraphQL there is no file to send', async () => {
    const { body } = await graphql(
      stage.host,
      `mutation { createLogo(data: { organisation: "${stage.places.veldwerk}" }) { id } }`,
      { token: token('Olga') },
    )
    expect(body.errors[0].extensions.data.code).toBe('validation_failed')
  })
})

describe('a file’s name tells of no other file', () => {
  test('the same name twice, in places apart', async () => {
    const names = []
    for (const [who, project] of [
      ['Greta', projects.studio],
      ['Mia', projects.haarlem],
      ['Mia', projects.haarlem],
    ] as const) {
      const { body, status } = await sendText(who, project, 'Merger plan (final).txt')
      expect(status).toBe(201)
      names.push(body.doc.filename as string)
    }
    for (const name of names) expect(name).toMatch(/^Merger-plan-final-[\da-f]{12}\.txt$/)
    expect(new Set(names).size).toBe(3)
  })

  test.each(['../../etc/passwd.txt', '.txt', `${'é'.repeat(90)}.txt`, 'a\\b/c.txt', '日本.TXT'])(
    '%s is kept under a plain name',
    async (name) => {
      const { body, status } = await sendText('Mia', projects.haarlem, name)
      expect(status).toBe(201)
      expect(body.doc.filename).toMatch(/^[\p{L}\p{N}_-]{12,63}\.txt$/u)
    },
  )
})

describe('9.4 the server fetches nothing that a client names', () => {
  const named = () => ({ filename: 'x.txt', url: `${address}/x.txt` })

  test('neither for media nor for logos, over any surface', async () => {
    const { payload } = stage.host
    const media = { ...named(), project: projects.haarlem }
    const logo = { ...named(), organisation: stage.places.veldwerk }
    for (const [collection, data] of [
      ['media', media],
      ['logos', logo],
    ] as const)
      for (const query of ['', '?draft=true']) {
        const answer = await rest(stage.host, 'POST', `${collection}${query}`, {
          body: data,
          token: token('Olga'),
        })
        expect([collection, answer.status, codeOf(answer)]).toEqual([
          collection,
          400,
          'field_not_writable',
        ])
      }
    const { body } = await graphql(
      stage.host,
      'mutation ($data: mutationMediaInput!) { createMedia(data: $data) { id } }',
      { token: token('Olga'), variables: { data: media } },
    )
    expect(body.errors[0].extensions?.data?.code ?? body.errors[0].message).toBe(
      'field_not_writable',
    )
    const { docs } = await payload.find({
      collection: 'users',
      overrideAccess: true,
      where: { email: { equals: 'olga@veldwerk.example' } },
    })
    const req = await createLocalReq(
      { user: { ...docs[0]!, collection: 'users' } as never },
      payload,
    )
    await expect(
      payload.create({ collection: 'media', data: media as never, overrideAccess: false, req }),
    ).rejects.toMatchObject({ data: { code: 'validation_failed' } })
    const pasted = await rest(
      stage.host,
      'GET',
      `media/paste-url?src=${encodeURIComponent(`${address}/x.txt`)}`,
      { token: token('Olga') },
    )
    expect(pasted.status).toBe(400)
    expect(fetched).toEqual([])
  })

  test('nor for a file that there is already', async () => {
    const { body } = await sendText('Mia', projects.haarlem, 'note.txt')
    const answer = await rest(
      stage.host,
      'PATCH',
      `media/${body.doc.id}?uploadEdits[widthInPixels]=5`,
      {
        body: named(),
        token: token('Mia'),
      },
    )
    expect([answer.status, codeOf(answer)]).toEqual([400, 'field_not_writable'])
    expect(fetched).toEqual([])
  })
})

describe('1.3 what a file is like is read off the file', () => {
  let medium: Record<string, unknown> & { id: string }
  beforeAll(async () => {
    const bytes = await plain(30).png().toBuffer()
    const { body } = await send('Mia', 'media', bytes, { project: projects.haarlem })
    medium = body.doc
  })
  const FACTS = {
    filename: 'other.png',
    filesize: 1,
    focalX: 10,
    height: 9,
    mimeType: 'text/html',
    thumbnailURL: 'https://evil.example/x.png',
    url: 'https://evil.example/x.png',
    width: 9,
  }

  test.each(Object.entries(FACTS))('%s', async (name, value) => {
    const answer = await rest(stage.host, 'PATCH', `media/${medium.id}`, {
      body: { [name]: value },
      token: token('Mia'),
    })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'field_not_writable'])
    expect(answer.body.errors[0].data.errors[0].path).toBe(name)
    const withFile = await sendText('Mia', projects.haarlem, 'note.txt', { [name]: value })
    expect(codeOf(withFile)).toBe('field_not_writable')
    const over = await graphql(
      stage.host,
      'mutation ($id: String!, $data: mutationMediaUpdateInput!) { updateMedia(id: $id, data: $data) { id } }',
      { token: token('Mia'), variables: { data: { [name]: value }, id: medium.id } },
    )
    expect(codeOf(over)).toBe('field_not_writable')
    const stored = await rest(stage.host, 'GET', `media/${medium.id}?depth=0`, {
      token: token('Mia'),
    })
    expect(stored.body[name]).toEqual(medium[name])
  })

  test('9.2 who may not change it is refused for that', async () => {
    for (const who of ['Daan', 'Greta', 'Bea'] as const) {
      const answer = await rest(stage.host, 'PATCH', `media/${medium.id}`, {
        body: FACTS,
        token: token(who),
      })
      expect([who, answer.status, codeOf(answer)]).toEqual([who, 403, 'forbidden'])
      const made = await sendText(who, projects.haarlem, 'x.txt', FACTS)
      expect([who, codeOf(made)]).toEqual([who, 'forbidden'])
    }
  })

  test('sent back unchanged they pass, and another file brings its own', async () => {
    const { body } = await rest(stage.host, 'GET', `media/${medium.id}?depth=0`, {
      token: token('Mia'),
    })
    const saved = await rest(stage.host, 'PATCH', `media/${medium.id}`, {
      body: { ...body, alt: 'A teal square' },
      token: token('Mia'),
    })
    expect([saved.status, saved.body.doc.alt]).toEqual([200, 'A teal square'])
    const bytes = await plain(40, 20).jpeg().toBuffer()
    const { updatedAt: _, ...whole } = saved.body.doc
    const replaced = await send(
      'Mia',
      `media/${medium.id}`,
      bytes,
      { ...whole, name: 'b.jpg', type: 'image/jpeg' },
      'PATCH',
    )
    expect(replaced.status).toBe(200)
    expect(replaced.body.doc).toMatchObject({ height: 20, mimeType: 'image/jpeg', width: 40 })
    expect(replaced.body.doc.filename).toMatch(/^b-[\da-f]{12}\.jpg$/)
  })
})

describe('files are served without running anything', () => {
  test('an SVG is handed out to be saved', async () => {
    const { body, status } = await send('Mia', 'media', SVG, {
      name: 'drawing.svg',
      project: projects.haarlem,
      type: 'image/svg+xml',
    })
    expect(status).toBe(201)
    const { headers } = await raw(stage.host, 'GET', `media/file/${body.doc.filename}`, {
      token: token('Mia'),
    })
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Disposition')).toBe('attachment')
    expect(headers.get('Content-Security-Policy')).toContain('sandbox')
  })

  test.each([
    ['page.html', 'text/html', '<script>alert(1)</script>'],
    ['page.html', 'text/plain', '<script>alert(1)</script>'],
    ['page.svg', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ])('%s sent as %s is not taken', async (name, type, bytes) => {
    const answer = await send('Mia', 'media', bytes, { name, project: projects.haarlem, type })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
  })

  test('a text and a picture are shown, and never taken for anything else', async () => {
    const { body } = await sendText('Mia', projects.haarlem, 'page.txt')
    const { headers } = await raw(stage.host, 'GET', `media/file/${body.doc.filename}`, {
      token: token('Mia'),
    })
    expect(headers.get('Content-Type')).toContain('text/plain')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Disposition')).toBeNull()
  })
})

describe('4.11 who may not read the document may not read its file', () => {
  let filename: string
  beforeAll(async () => {
    const { body } = await sendText('Mia', projects.haarlem, 'note.txt')
    filename = body.doc.filename as string
  })

  test.each(['Olga', 'Mia', 'Daan', 'Xander'] as const)('%s reads it', async (who) => {
    const { body } = await raw(stage.host, 'GET', `media/file/${filename}`, { token: token(who) })
    expect(body).toBe('plain')
  })

  test('9.4 nor is there a folder to ask for', async () => {
    for (const who of ['Mia', 'Greta'] as const) {
      const { status } = await rest(stage.host, 'GET', `media/file/${filename}?prefix=x`, {
        token: token(who),
      })
      expect(status).toBe(400)
    }
  })

  test.each(['Greta', 'Bea', 'Sam', 'Ed', undefined] as const)('%s does not', async (who) => {
    const { body, status } = await raw(stage.host, 'GET', `media/file/${filename}`, {
      token: who && token(who),
    })
    expect(status).toBe(403)
    expect(body).not.toContain('plain')
  })
})
