import type { WorkspaceCapability } from './matrix.js'

/** Which capability each operation on a kind of content needs. */
export type ContentOperations = {
  create: string
  delete: string
  read: string
  update: string
  /** Documents with `status` and `author`: others see and edit a draft only with `seenWith`; its author edits it with `ownWith`. */
  drafts?: { ownWith: WorkspaceCapability; seenWith: WorkspaceCapability }
  /** Fields that staff may read of otherwise closed content (SPEC 4.10). */
  staffRead?: string[]
}

const OPERATIONS: Record<string, ContentOperations> = {
  project: {
    create: 'project:create',
    delete: 'project:delete',
    read: 'project:read',
    staffRead: ['id', 'name', 'workspace'],
    update: 'project:update',
  },
  report: {
    create: 'report:generate',
    delete: 'report:delete',
    drafts: { ownWith: 'report:generate', seenWith: 'report:publish' },
    read: 'report:read',
    update: 'report:publish',
  },
}

/** What belongs to a project, such as its files: to add, change or remove one is to change the project. */
const PART_OF_PROJECT: ContentOperations = {
  create: 'project:update',
  delete: 'project:update',
  read: 'project:read',
  update: 'project:update',
}

/** The operations of a governed collection: `survey` needs `survey:read`, `:create`, `:update` and `:delete`, unless listed above. */
export const operationsOf = ({
  capability,
  parent,
}: {
  capability: string
  parent?: string | undefined
}): ContentOperations => {
  if (capability === 'project' && parent) return PART_OF_PROJECT
  return (
    OPERATIONS[capability] ?? {
      create: `${capability}:create`,
      delete: `${capability}:delete`,
      read: `${capability}:read`,
      update: `${capability}:update`,
    }
  )
}
