import type { OrganisationRole, WorkspaceRole } from '../src/documents.js'

import { ORGANISATION_ROLES, WORKSPACE_ROLES } from '../src/documents.js'

/** `all`: everything of the kind in the place; `own`: only what is one's own; `-`: nothing. */
export type Grant = '-' | 'all' | 'own'

type RowOf<Columns extends readonly unknown[]> = { readonly [Column in keyof Columns]: Grant }
export type WorkspaceRow = RowOf<typeof WORKSPACE_ROLES>
export type OrganisationRow = RowOf<typeof ORGANISATION_ROLES>

/** Who may do what in a workspace. No other file decides a permission (SPEC 4). */
// prettier-ignore
export const WORKSPACE = {
  //                       owner  admin  member billing external observer
  'workspace:read':       ['all', 'all', 'all', 'all',  'all',   'all'],
  'project:read':         ['all', 'all', 'all', '-',    'all',   'all'],
  'project:create':       ['all', 'all', 'all', '-',    '-',     '-'  ],
  'project:update':       ['all', 'all', 'all', '-',    'all',   '-'  ],
  'project:delete':       ['all', 'all', '-',   '-',    '-',     '-'  ],
  'project:move':         ['all', 'all', '-',   '-',    '-',     '-'  ],
  'conversation:read':    ['all', 'all', 'all', '-',    'all',   'all'],
  'conversation:create':  ['all', 'all', 'all', '-',    '-',     '-'  ],
  'conversation:update':  ['all', 'all', 'all', '-',    '-',     '-'  ],
  'conversation:delete':  ['all', 'all', 'all', '-',    '-',     '-'  ],
  'conversation:move':    ['all', 'all', 'all', '-',    '-',     '-'  ],
  'chat:use':             ['all', 'all', 'all', '-',    'all',   '-'  ],
  'report:read':          ['all', 'all', 'all', '-',    'all',   'all'],
  'report:generate':      ['all', 'all', 'all', '-',    'all',   '-'  ],
  'report:publish':       ['all', 'all', 'all', '-',    '-',     '-'  ],
  'report:delete':        ['all', 'all', '-',   '-',    '-',     '-'  ],
  'member:read':          ['all', 'all', 'all', 'all',  'own',   'own'],
  'member:invite':        ['all', 'all', '-',   '-',    '-',     '-'  ],
  'member:manage':        ['all', 'all', '-',   '-',    '-',     '-'  ],
  'settings:manage':      ['all', 'all', '-',   '-',    '-',     '-'  ],
  'usage:read':           ['all', 'all', 'all', 'all',  '-',     '-'  ],
  'invoice:read':         ['all', 'all', '-',   'all',  '-',     '-'  ],
  'payment:update':       ['all', 'all', '-',   'all',  '-',     '-'  ],
  'audit:read':           ['all', 'all', '-',   '-',    '-',     '-'  ],
} as const satisfies Record<string, WorkspaceRow>

/** Who may do what in an organisation. */
// prettier-ignore
export const ORGANISATION = {
  //                       owner  admin  billing member
  'organisation:read':    ['all', 'all', 'all', 'all'],
  'organisation:archive': ['all', '-',   '-',   '-'  ],
  'workspace:create':     ['all', 'all', '-',   '-'  ],
  'member:read':          ['all', 'all', 'all', 'all'],
  'member:invite':        ['all', 'all', '-',   '-'  ],
  'member:manage':        ['all', 'all', '-',   '-'  ],
  'settings:manage':      ['all', 'all', '-',   '-'  ],
  'agreement:accept':     ['all', 'all', '-',   '-'  ],
  'usage:read':           ['all', 'all', 'all', '-'  ],
  'invoice:read':         ['all', 'all', 'all', '-'  ],
  'payment:update':       ['all', 'all', 'all', '-'  ],
  'deal:read':            ['all', 'all', 'all', '-'  ],
  'audit:read':           ['all', 'all', '-',   '-'  ],
} as const satisfies Record<string, OrganisationRow>

/**
 * What organisation roles reach in the organisation's workspaces without a membership there (SPEC 4.2):
 * the owner everything, the admin everything in open workspaces, billing these and no content.
 */
export const BILLING_REACHES = [
  'workspace:read',
  'usage:read',
  'invoice:read',
] as const satisfies (keyof typeof WORKSPACE)[]

/** Capabilities that need at least this tier, whatever the role. */
export const TIER_NEEDED = { 'audit:read': 'changemaker' } as const satisfies Partial<
  Record<keyof typeof WORKSPACE, string>
>

export type WorkspaceCapability = keyof typeof WORKSPACE
export type OrganisationCapability = keyof typeof ORGANISATION

/** A host's own rows stand beside ours under names of their own. */
export type Matrix = Readonly<Record<string, WorkspaceRow>>

/** The workspace roles to which `capability` is granted as `grant`; none for an unknown capability (SPEC 4.11). */
export const workspaceRolesWith = (
  matrix: Matrix,
  capability: string,
  grant: Grant = 'all',
): WorkspaceRole[] =>
  WORKSPACE_ROLES.filter(
    (_, column) =>
      (Object.hasOwn(matrix, capability) ? matrix[capability]?.[column] : '-') === grant,
  )

/** The organisation roles to which `capability` is granted. */
export const organisationRolesWith = (capability: OrganisationCapability): OrganisationRole[] =>
  ORGANISATION_ROLES.filter((_, column) => ORGANISATION[capability][column] === 'all')

/** What `role` is granted of `capability` in a workspace. */
export const grantOf = (
  matrix: Matrix,
  capability: string,
  role: null | string | undefined,
): Grant => {
  const column = (WORKSPACE_ROLES as readonly string[]).indexOf(role ?? '')
  return (Object.hasOwn(matrix, capability) ? matrix[capability]?.[column] : undefined) ?? '-'
}

// SPEC 4.7, lowest first. One order serves both kinds of place: organisations have no external and no observer.
const HIERARCHY = ['observer', 'external', 'member', 'billing', 'admin', 'owner'] as const

/** The height of a role in the hierarchy; -1 for no role or an unknown one. */
export const rankOf = (role: null | string | undefined): number =>
  (HIERARCHY as readonly string[]).indexOf(role ?? '')

/** Outsiders work in a workspace without belonging to its organisation (SPEC 4.4). */
export const isOutsiderRole = (role: string): boolean => role === 'external' || role === 'observer'
