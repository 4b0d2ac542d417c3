import { describe, expect, test } from '@jest/globals'

import {
  grantOf,
  isOutsiderRole,
  ORGANISATION,
  organisationRolesWith,
  rankOf,
  WORKSPACE,
  workspaceRolesWith,
} from '../../access/matrix'
import { operationsOf } from '../../access/operations'
import { ORGANISATION_ROLES, WORKSPACE_ROLES } from '../../src/documents'

describe('4 the table', () => {
  test('the owner holds every capability of a workspace, so that being owner never takes one away', () => {
    expect(workspaceRolesWith(WORKSPACE, 'project:read')).toContain('owner')
    for (const capability of Object.keys(WORKSPACE))
      expect(grantOf(WORKSPACE, capability, 'owner')).toBe('all')
    for (const capability of Object.keys(ORGANISATION))
      expect(organisationRolesWith(capability as keyof typeof ORGANISATION)).toContain('owner')
  })

  test('an observer reads and does nothing else', () => {
    const held = Object.keys(WORKSPACE).filter(
      (capability) => grantOf(WORKSPACE, capability, 'observer') !== '-',
    )
    expect(held).toEqual([
      'workspace:read',
      'project:read',
      'conversation:read',
      'report:read',
      'member:read',
    ])
  })

  test('billing reads usage, invoices and people, and no content', () => {
    const content = Object.keys(WORKSPACE).filter((capability) =>
      /^(project|conversation|report|chat):/.test(capability),
    )
    for (const capability of content) expect(grantOf(WORKSPACE, capability, 'billing')).toBe('-')
  })

  test('4.11 an unknown role or capability means no access', () => {
    for (const role of ['root', '', null, undefined, '__proto__'])
      expect(grantOf(WORKSPACE, 'project:read', role)).toBe('-')
    for (const capability of ['project:burn', '', '__proto__', 'constructor', 'toString'])
      expect(grantOf(WORKSPACE, capability, 'owner')).toBe('-')
  })

  test('4.7 the hierarchy', () => {
    const ordered = [...WORKSPACE_ROLES].sort((a, b) => rankOf(a) - rankOf(b))
    expect(ordered).toEqual(['observer', 'external', 'member', 'billing', 'admin', 'owner'])
    expect([...ORGANISATION_ROLES].sort((a, b) => rankOf(a) - rankOf(b))).toEqual([
      'member',
      'billing',
      'admin',
      'owner',
    ])
    expect(rankOf('root')).toBe(-1)
  })

  test('4.4 outsiders', () => {
    expect(WORKSPACE_ROLES.filter(isOutsiderRole)).toEqual(['external', 'observer'])
  })

  test('content operations name rows of the table', () => {
    for (const content of [
      { capability: 'project' },
      { capability: 'conversation', parent: 'project' },
      { capability: 'report', parent: 'project' },
      { capability: 'project', parent: 'project' },
    ]) {
      const { create, delete: remove, read, update } = operationsOf(content)
      for (const capability of [create, remove, read, update])
        expect(WORKSPACE).toHaveProperty([capability])
    }
  })
})
