import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'
import {
  acceptAgreement,
  acceptInvitation,
  currentAgreement,
  inviteFirstStaff,
  signUp,
} from 'payload-partner-program'
import { newestLink } from 'payload-partner-program/testing'

const SAM = 'sam@platform.example'
const ED = 'ed@platform.example'
const OLGA = 'olga@veldwerk.example'
const DAAN = 'daan@haarlem.example'

/** The collections that the story touches, by the slugs that the host gave them. */
export const SLUGS = {
  agreements: 'partner-agreements',
  invitations: 'invitations',
  organisations: 'organisations',
  users: 'users',
  workspaces: 'workspaces',
}

export type Ending = {
  dataOwnerSees: { isDataOwner: boolean; myRole: string; name: string; organisationName: string }[]
  dataOwnerIsRefused: string
  strangerSees: number
}

/**
 * The program's main job on any host, by public operations alone: staff and editor come, an organisation becomes a
 * partner, opens a workspace for its client, and the client looks at it as data owner.
 */
export const playStory = async (payload: Payload, slugs = SLUGS): Promise<Ending> => {
  const as = async (user?: object): Promise<PayloadRequest> =>
    createLocalReq({ ...(user && { user: user as never }) }, payload)
  const create = async (user: object, collection: keyof typeof SLUGS, data: object) => {
    const req = await as(user)
    return payload.create({
      collection: slugs[collection],
      data,
      overrideAccess: false,
      req,
      user: req.user,
    }) as unknown as Promise<{ id: string }>
  }
  const register = async (email: string, name: string): Promise<object> => {
    const link = (await newestLink(payload, email)) ?? ''
    const [, token = ''] = link.split('#token=')
    const { user } = await acceptInvitation({
      name,
      password: 'partner-demo',
      req: await as(),
      token,
    })
    return { ...user, _verified: true, collection: slugs.users }
  }

  await inviteFirstStaff(payload, SAM)
  const sam = await register(SAM, 'Sam')
  await create(sam, 'invitations', { email: ED, platformRoles: ['editor'] })
  const ed = await register(ED, 'Ed')
  await signUp({ email: OLGA, req: await as() })
  const olga = await register(OLGA, 'Olga')

  for (const appliesTo of ['organisation', 'workspace']) {
    await create(ed, 'agreements', {
      _status: 'published',
      appliesTo,
      body: paragraph(`What partners promise about each ${appliesTo}.`),
      title: `Agreement for each ${appliesTo}`,
    })
  }

  const veldwerk = await create(olga, 'organisations', { name: 'Veldwerk' })
  const { version } = await currentAgreement({ appliesTo: 'organisation', req: await as(olga) })
  await acceptAgreement({
    organisation: veldwerk.id,
    req: await as(olga),
    version: (version as { id: string }).id,
  })
  const req = await as(sam)
  await payload.update({
    collection: slugs.organisations,
    data: { isPartner: true, reason: 'An agency that works for cities' },
    id: veldwerk.id,
    overrideAccess: false,
    req,
    user: req.user,
  } as never)

  const panel = await create(olga, 'workspaces', {
    agreementAccepted: true,
    dataOwner: { email: DAAN, organisationName: 'City of Haarlem' },
    name: 'Haarlem citizen panel',
    organisation: veldwerk.id,
    usageContext: 'external',
  })
  const daan = await register(DAAN, 'Daan')
  return {
    dataOwnerIsRefused: await codeOf(async () => {
      const asDaan = await as(daan)
      return payload.update({
        collection: slugs.workspaces,
        data: { name: 'Mine' },
        id: panel.id,
        overrideAccess: false,
        req: asDaan,
        user: asDaan.user,
      } as never)
    }),
    dataOwnerSees: (await workspacesOf(payload, slugs, await as(daan))).map((one) => ({
      isDataOwner: one.isDataOwner,
      myRole: one.myRole,
      name: one.name,
      organisationName: one.dataOwner.organisationName,
    })),
    strangerSees: (await workspacesOf(payload, slugs, await as(ed))).length,
  }
}

const workspacesOf = async (payload: Payload, slugs: typeof SLUGS, req: PayloadRequest) => {
  const { docs } = await payload.find({
    collection: slugs.workspaces,
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
  })
  return docs as unknown as {
    dataOwner: { organisationName: string }
    isDataOwner: boolean
    myRole: string
    name: string
  }[]
}

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'allowed'
  } catch (error) {
    const { data, name } = error as { data?: { code?: string }; name: string }
    return data?.code ?? name
  }
}

const paragraph = (text: string) => ({
  root: {
    children: [
      {
        children: [
          { detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 },
        ],
        direction: 'ltr',
        format: '',
        indent: 0,
        type: 'paragraph',
        version: 1,
      },
    ],
    direction: 'ltr',
    format: '',
    indent: 0,
    type: 'root',
    version: 1,
  },
})
