import type { Payload, PayloadRequest } from 'payload'

import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import {
  acceptAgreement,
  acceptInvitation,
  currentAgreement,
  inviteFirstStaff,
  issueInvoice,
  myInvitations,
  payInvoice,
  signUp,
} from 'payload-partner-program'
import { newestLink } from 'payload-partner-program/testing'

import { AGREEMENTS } from './agreements'
import { CAST, DEMO_PASSWORD } from './cast.mjs'
import { richText } from './richText'

type Doc = { id: string } & Record<string, unknown>

type Options = {
  /** Without it nobody was billed yet. @default true */
  withDeal?: boolean
}

/**
 * Plays the demo once, through the operations that people use, in one transaction: a start that dies leaves nothing.
 * Refuses a database that holds other people's users.
 */
export const seedDemo = async (
  payload: Payload,
  { withDeal = true }: Options = {},
): Promise<void> => {
  if (await isSeeded(payload)) return
  await inviteFirstStaff(payload, 'sam@platform.example')
  const base = await createLocalReq({}, payload)
  await initTransaction(base)
  try {
    await play(new Stage(payload, base), withDeal)
    await commitTransaction(base)
  } catch (error) {
    await killTransaction(base)
    throw error
  }
}

/** Where the cast is, the demo was played, and others may have registered since. */
const isSeeded = async (payload: Payload): Promise<boolean> => {
  const { totalDocs: cast } = await payload.count({
    collection: 'users',
    overrideAccess: true,
    where: { email: { in: CAST.map(({ email }) => email) } },
  })
  if (cast > 0) return true
  const { totalDocs: strangers } = await payload.count({
    collection: 'users',
    overrideAccess: true,
  })
  if (strangers > 0)
    throw new Error(
      'This database holds other people’s users, so the demo is not played on it: unset SEED_DEMO or use an empty database.',
    )
  return false
}

/** Everybody acts in the same transaction, each with a request of his own. */
class Stage {
  readonly #base: PayloadRequest
  readonly #payload: Payload
  readonly #users = new Map<string, Doc>()

  constructor(payload: Payload, base: PayloadRequest) {
    this.#payload = payload
    this.#base = base
  }

  async as(email?: string): Promise<PayloadRequest> {
    const req = await createLocalReq(
      { ...(email && { user: this.#users.get(email) as never }) },
      this.#payload,
    )
    req.transactionID = this.#base.transactionID!
    return req
  }

  async create(email: string, collection: string, data: object, more: object = {}): Promise<Doc> {
    const req = await this.as(email)
    return (await this.#payload.create({
      collection,
      data,
      depth: 0,
      overrideAccess: false,
      req,
      user: req.user,
      ...more,
    })) as Doc
  }

  async update(
    email: string,
    collection: string,
    id: string,
    data: object,
    more: object = {},
  ): Promise<Doc> {
    const req = await this.as(email)
    return (await this.#payload.update({
      collection,
      data,
      depth: 0,
      id,
      overrideAccess: false,
      req,
      user: req.user,
      ...more,
    } as never)) as unknown as Doc
  }

  /** Makes the account of whoever was mailed a link. */
  async register(email: string): Promise<void> {
    const link = await newestLink(this.#payload, email, {
      transactionID: this.#base.transactionID!,
    })
    const { name } = CAST.find((one) => one.email === email)!
    await acceptInvitation({
      name,
      password: DEMO_PASSWORD,
      req: await this.as(),
      token: link!.split('#token=')[1]!,
    })
    const { docs } = await this.#payload.find({
      collection: 'users',
      depth: 0,
      overrideAccess: true,
      req: await this.as(),
      where: { email: { equals: email } },
    })
    this.#users.set(email, { ...docs[0]!, collection: 'users' } as Doc)
  }

  id(email: string): string {
    return this.#users.get(email)!.id
  }
}

const [SAM, ED, OLGA, ADAM, MIA, BEA, DAAN, XANDER, GRETA] = CAST.map(({ email }) => email) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const play = async (stage: Stage, withDeal: boolean): Promise<void> => {
  await stage.register(SAM)
  await stage.create(SAM, 'invitations', { email: ED, platformRoles: ['editor'] })
  await stage.register(ED)
  for (const email of [OLGA, ADAM, MIA, BEA, XANDER, GRETA]) {
    await signUp({ email, req: await stage.as() })
    await stage.register(email)
  }
  await publishAgreements(stage)
  const veldwerk = await foundVeldwerk(stage)
  await fillResearch(stage, veldwerk)
  const panel = await openHaarlem(stage, veldwerk)
  if (withDeal) await dealAboutHaarlem(stage, veldwerk, panel)

  const northside = await stage.create(GRETA, 'organisations', { name: 'Northside' })
  const studio = await stage.create(GRETA, 'workspaces', {
    name: 'Northside studio',
    organisation: northside.id,
  })
  await stage.create(GRETA, 'projects', { name: 'Harbour survey', workspace: studio.id })
}

const publishAgreements = async (stage: Stage): Promise<void> => {
  for (const { appliesTo, body, title } of AGREEMENTS) {
    const draft = await stage.create(
      ED,
      'partner-agreements',
      { _status: 'draft', appliesTo, body: richText(...body.en), title },
      { draft: true, locale: 'en' },
    )
    await stage.update(
      ED,
      'partner-agreements',
      draft.id,
      { _status: 'draft', body: richText(...body.nl) },
      { draft: true, locale: 'nl' },
    )
    await stage.update(
      ED,
      'partner-agreements',
      draft.id,
      { _status: 'published' },
      { locale: 'en' },
    )
  }
}

const foundVeldwerk = async (stage: Stage): Promise<Doc> => {
  const veldwerk = await stage.create(OLGA, 'organisations', {
    description: 'Research among citizens, for cities.',
    name: 'Veldwerk',
  })
  for (const [email, role] of [
    [ADAM, 'admin'],
    [MIA, 'member'],
    [BEA, 'billing'],
  ] as const) {
    await stage.create(OLGA, 'invitations', { email, organisation: veldwerk.id, role })
    const { docs } = await myInvitations({ req: await stage.as(email) })
    await acceptInvitation({ id: docs[0]!.id, req: await stage.as(email) })
  }
  const { version } = await currentAgreement({
    appliesTo: 'organisation',
    req: await stage.as(OLGA),
  })
  await acceptAgreement({
    organisation: veldwerk.id,
    req: await stage.as(OLGA),
    version: version!.id as string,
  })
  await stage.update(SAM, 'organisations', veldwerk.id, {
    isPartner: true,
    reason: 'An agency that works for three cities',
  })
  return veldwerk
}

const fillResearch = async (stage: Stage, veldwerk: Doc): Promise<void> => {
  const research = await stage.create(OLGA, 'workspaces', {
    name: 'Veldwerk research',
    organisation: veldwerk.id,
  })
  await stage.create(OLGA, 'memberships', {
    role: 'member',
    user: stage.id(MIA),
    workspace: research.id,
  })
  const project = await stage.create(MIA, 'projects', {
    description: 'How we ask.',
    name: 'Method',
    workspace: research.id,
  })
  await stage.create(MIA, 'conversations', {
    project: project.id,
    title: 'Pilot talk',
    transcript: 'Interviewer: What do you think of the questions?',
  })
}

const openHaarlem = async (stage: Stage, veldwerk: Doc): Promise<Doc> => {
  const panel = await stage.create(OLGA, 'workspaces', {
    agreementAccepted: true,
    dataOwner: { email: DAAN, organisationName: 'City of Haarlem' },
    name: 'Haarlem citizen panel',
    organisation: veldwerk.id,
    usageContext: 'external',
  })
  await stage.register(DAAN)
  await stage.create(OLGA, 'memberships', {
    role: 'member',
    user: stage.id(MIA),
    workspace: panel.id,
  })
  await stage.create(OLGA, 'invitations', { email: XANDER, role: 'external', workspace: panel.id })
  const project = await stage.create(MIA, 'projects', {
    description: 'What citizens think of the new cycle paths.',
    name: 'Cycle paths',
    workspace: panel.id,
  })
  await stage.create(MIA, 'conversations', {
    project: project.id,
    title: 'Round table 1',
    transcript: 'Moderator: Who cycles to work?\nAnna: I do, every day.',
  })
  await stage.create(MIA, 'conversations', {
    project: project.id,
    title: 'Round table 2',
    transcript: 'Moderator: What would you change first?\nBram: The crossing at the station.',
  })
  await stage.create(MIA, 'reports', {
    body: richText('Most citizens want the station crossing changed first.'),
    project: project.id,
    status: 'published',
    title: 'First findings',
  })
  await stage.create(XANDER, 'reports', {
    body: richText('A sketch of the second round.'),
    project: project.id,
    title: 'Second round (draft)',
  })
  return panel
}

const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString()

/** How many days ago each invoice was paid: the first of them are payable, the last is still held. */
const PAID_DAYS_AGO = [75, 45, 12]
const YEAR_DAYS = 365

/** Veldwerk brought the client: what it earned on three paid invoices, and one that is still open. */
const dealAboutHaarlem = async (stage: Stage, veldwerk: Doc, panel: Doc): Promise<void> => {
  const account = panel.billingAccount as string
  await stage.update(BEA, 'billing-accounts', account, {
    address: 'Grote Markt 2\n2011 RD Haarlem',
    billingEmail: 'facturen@haarlem.example',
    legalName: 'Gemeente Haarlem',
    vatId: 'NL002345678B01',
  })
  await stage.update(SAM, 'billing-accounts', account, {
    paymentMode: 'managed',
    reason: 'Cities pay by invoice',
  })
  await stage.create(SAM, 'referral-entries', {
    billingAccount: account,
    capCents: 100_000,
    discountBps: 1_000,
    expiresAt: daysAgo(90 - YEAR_DAYS),
    kickbackBps: 1_000,
    partner: veldwerk.id,
    reason: 'Veldwerk brought the City of Haarlem',
    startsAt: daysAgo(90),
  })
  for (const [index, paidAgo] of [...PAID_DAYS_AGO, undefined].entries()) {
    const { invoice } = await issueInvoice({
      dueAt: daysAgo(-30),
      id: account,
      lines: [
        {
          description: `Citizen panel, month ${index + 1}`,
          quantity: 10,
          unitCents: 15_000,
          vatBps: 2_100,
        },
      ],
      req: await stage.as(SAM),
    })
    if (paidAgo === undefined) continue
    await payInvoice({
      id: (invoice as Doc).id,
      paidAt: daysAgo(paidAgo),
      reference: `Bank statement ${index + 1}`,
      req: await stage.as(SAM),
    })
  }
}
