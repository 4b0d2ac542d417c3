import { ORGANISATION, WORKSPACE } from '../../access/matrix'
import { ORGANISATION_ROLES, WORKSPACE_ROLES } from '../documents'

const SIGNS = { '-': '–', all: '✓', own: 'own' }

/** The two role tables as the README shows them. */
export const matrixMarkdown = (): string =>
  [
    table('In a workspace', WORKSPACE_ROLES, WORKSPACE),
    table('In an organisation', ORGANISATION_ROLES, ORGANISATION),
  ].join('\n')

const table = (
  title: string,
  roles: readonly string[],
  rows: Record<string, readonly (keyof typeof SIGNS)[]>,
): string =>
  [
    line([title, ...roles]),
    line(['---', ...roles.map(() => ':-:')]),
    ...Object.entries(rows).map(([capability, grants]) =>
      line([`\`${capability}\``, ...grants.map((grant) => SIGNS[grant])]),
    ),
    '',
  ].join('\n')

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
