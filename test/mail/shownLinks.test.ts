import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inviteFirstStaff, startRunner } from 'payload-partner-program'

import type { Host } from '../support/host'

import { rest, startHost } from '../support/host'
import { eventually, START_MS } from '../support/mailServer'
import { mailedToken } from '../support/people'

let host: Host
let runner: ReturnType<typeof startRunner>

beforeAll(async () => {
  host = await startHost({ MAIL_SHOW_LINKS: '1' })
  runner = startRunner(host.payload)
}, START_MS)
afterAll(async () => {
  await runner.stop()
  await host.stop()
})

test('8.7 with MAIL_SHOW_LINKS staff read the links of kept mail, and such a link works', async () => {
  await inviteFirstStaff(host.payload, 'sam@platform.example')
  const accepted = await rest(host, 'POST', 'invitations/accept', {
    body: {
      name: 'Sam',
      password: 'partner-demo',
      token: await mailedToken(host, 'sam@platform.example'),
    },
  })
  await rest(host, 'POST', 'partner-program/sign-up', { body: { email: 'nora@elsewhere.example' } })

  const mail = await eventually('the mail to be kept', async () => {
    const { body } = await rest(
      host,
      'GET',
      'outgoing-mails?where[to][equals]=nora@elsewhere.example',
      { token: accepted.body.token },
    )
    return body.docs[0]?.status === 'kept' && body.docs[0]
  })

  const [, token] = /#token=([\w-]+)/.exec(mail.text) ?? []
  expect(mail.html).toContain(`#token=${token}`)
  const inspected = await rest(host, 'POST', 'invitations/inspect', { body: { token } })
  expect([inspected.status, inspected.body.needs]).toEqual([200, 'register'])
})
