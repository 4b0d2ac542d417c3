import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Attacker, Scene } from './scene'

import { askGraphQL, ATTACKERS, KINDS, startScene, tracesIn, UNKNOWN, unseenIn } from './scene'

/** Every generated query, relations three deep, by everybody: the same limits as over REST (SPEC 1.2, 4, 9.1, 9.4). */
let scene: Scene
let ask: ReturnType<typeof askGraphQL>
let schema: Map<string, Type>

type TypeRef = { kind: string; name: null | string; ofType: null | TypeRef }
type Field = { args: { name: string; type: TypeRef }[]; name: string; type: TypeRef }
type Type = { fields: Field[] | null; kind: string; name: string }

const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'

beforeAll(async () => {
  scene = await startScene()
  ask = askGraphQL(scene)
  const { body } = await ask(
    'Sam',
    `{ __schema { types { kind name fields { name args { name type { ${REF} } } type { ${REF} } } } } }`,
  )
  schema = new Map((body.data.__schema.types as Type[]).map((type) => [type.name, type]))
})
afterAll(() => scene.stage.host.stop())

const named = ({ kind, name, ofType }: TypeRef): { kind: string; name: string } =>
  ofType ? named(ofType) : { kind, name: name! }
const fieldsOf = (type: string): Field[] => schema.get(type)?.fields ?? []
const isDocument = (type: string): boolean =>
  fieldsOf(type).some(({ name }) => name === 'id') &&
  fieldsOf(type).some(({ name }) => name === 'createdAt')

/** All that a type holds: its own values, and what groups and rows hold. */
const valuesOf = (type: string, depth = 0): string =>
  fieldsOf(type)
    .flatMap(({ args, name, type: ref }) => {
      const inner = named(ref)
      if (inner.kind === 'SCALAR' || inner.kind === 'ENUM')
        return args.some((arg) => arg.type.kind === 'NON_NULL') ? [] : [name]
      if (isDocument(inner.name) || depth > 1) return []
      const values = valuesOf(inner.name, depth + 1)
      return values ? [`${name} { ${values} }`] : []
    })
    .join(' ')

const relationsOf = (type: string): { name: string; type: string }[] =>
  fieldsOf(type).flatMap(({ name, type: ref }) => {
    const inner = named(ref)
    return inner.kind === 'OBJECT' && isDocument(inner.name) ? [{ name, type: inner.name }] : []
  })

/** The document with its relations' values, and theirs: one query per first relation, so that each stays within the limits. */
const selectionsOf = (type: string): string[] => {
  const deeper = relationsOf(type).map(({ name, type: related }) => {
    const further = relationsOf(related).map((one) => `${one.name} { ${valuesOf(one.type)} }`)
    return `${name} { ${valuesOf(related)} ${further.join(' ')} }`
  })
  return [valuesOf(type), ...deeper]
}

/** The lists of documents and versions, with the type of what they list. */
const listsOf = (): { name: string; type: string }[] =>
  fieldsOf('Query').flatMap(({ name, type }) => {
    const docs = fieldsOf(named(type).name).find((field) => field.name === 'docs')
    const isPage = fieldsOf(named(type).name).some((field) => field.name === 'totalDocs')
    return docs && isPage ? [{ name, type: named(docs.type).name }] : []
  })

const ARGUMENTS = [
  'limit: 0',
  'limit: 500, draft: true, trash: true, locale: nl, pagination: false',
]

describe.each(ATTACKERS)('%s', (who) => {
  test('9.1 lists with their relations hold what is his, and nothing else', async () => {
    const traces: string[] = []
    const failed: string[] = []
    let seen = ''
    for (const { name, type } of listsOf())
      for (const [index, selection] of selectionsOf(type).entries()) {
        const isVersions = name.startsWith('versions')
        const args = isVersions ? 'limit: 0' : ARGUMENTS[index === 0 ? 1 : 0]
        const { body } = await ask(who, `{ ${name}(${args}) { totalDocs docs { ${selection} } } }`)
        seen += JSON.stringify(body)
        traces.push(...tracesIn(scene, who, JSON.stringify(body)))
        for (const error of body.errors ?? [])
          if (!['forbidden', 'not_found', 'unauthorized'].includes(error.extensions?.data?.code))
            failed.push(`${name}: ${error.message}`)
      }
    expect(traces).toEqual([])
    expect(failed).toEqual([])
    expect(unseenIn(scene, who, seen)).toEqual([])
  })
})

describe.each(KINDS)('%s', (who) => {
  test('1.2 what is there and not his answers as what is not there', async () => {
    const different: string[] = []
    const missing = new Map<string, string>()
    for (const { collection, id, seenBy } of scene.docs) {
      if (seenBy.has(who)) continue
      const name = NAMES[collection]!
      const answerTo = async (of: string): Promise<string> => {
        const query = `{ one: ${name}(id: "${of}") { id } access: docAccess${name}(id: "${of}") { fields { __typename } } }`
        const { body, status } = await ask(who, query)
        // They are resolved side by side, so that either may fail first.
        const errors = (body.errors ?? []).map((one: unknown) => JSON.stringify(one)).sort()
        return JSON.stringify([status, body.data, errors])
      }
      if (!missing.has(name)) missing.set(name, await answerTo(UNKNOWN))
      if ((await answerTo(id)) !== missing.get(name)) different.push(`${name} ${id}`)
    }
    expect(different).toEqual([])
  })
})

const NAMES: Record<string, string> = {
  'agreement-acceptances': 'AgreementAcceptance',
  'agreement-versions': 'AgreementVersion',
  'audit-events': 'AuditEvent',
  'billing-accounts': 'BillingAccount',
  conversations: 'Conversation',
  invitations: 'Invitation',
  media: 'Media',
  memberships: 'Membership',
  organisations: 'Organisation',
  'outgoing-mails': 'OutgoingMail',
  'partner-agreements': 'PartnerAgreement',
  projects: 'Project',
  reports: 'Report',
  users: 'User',
  workspaces: 'Workspace',
}

describe('9.4 what would take long is refused at once', () => {
  const doubling = (length: number): string =>
    `{ Projects { docs { ...f0 } } } ${Array.from(
      { length },
      (_, index) => `fragment f${index} on Project { ...f${index + 1} ...f${index + 1} }`,
    ).join(' ')} fragment f${length} on Project { id }`

  test.each<[string, string]>([
    [
      'four relations below a document',
      '{ Projects { docs { workspace { organisation { billingAccount { organisation { id } } } } } } }',
    ],
    [
      'sixty lists by aliases',
      `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: Projects { docs { id } }`).join(' ')} }`,
    ],
    ['fragments that double', doubling(40)],
    [
      'a fragment within itself',
      '{ Projects { docs { ...a } } } fragment a on Project { id ...a }',
    ],
    ['braces without end', `${'{ a '.repeat(20_000)}${'}'.repeat(20_000)}`],
    [
      'a filter nested without end',
      `{ Projects(where: ${'{ AND: ['.repeat(500)}{ name: { equals: "a" } }${'] }'.repeat(500)}) { docs { id } } }`,
    ],
    [
      'a filter of a thousand conditions',
      `{ Projects(where: { OR: [${'{ name: { equals: "a" } } '.repeat(1_000)}] }) { docs { id } } }`,
    ],
  ])('%s', async (_, query) => {
    const began = Date.now()
    const { body, status } = await ask('Greta', query)
    expect(status).toBeLessThan(500)
    expect(body.errors[0].extensions.data.code).toBe('validation_failed')
    expect(Date.now() - began).toBeLessThan(5_000)
  })

  test('three relations below a document are answered', async () => {
    const query = '{ Projects { docs { workspace { organisation { billingAccount { id } } } } } }'
    const { body } = await ask('Greta' satisfies Attacker, query)
    expect(body.errors).toBeUndefined()
    expect(body.data.Projects.docs[0].workspace.organisation.billingAccount.id).toBeDefined()
  })
})
