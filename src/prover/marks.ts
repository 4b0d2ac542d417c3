import { randomBytes } from 'node:crypto'

const MARK = /zq[0-9a-f]{16}/g
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A text that stands nowhere else. */
export const newMark = (): string => `zq${randomBytes(8).toString('hex')}`
export const marksIn = (text: string): Set<string> => new Set(text.match(MARK) ?? [])
export const idsIn = (text: string): Set<string> => new Set(text.match(ID) ?? [])

/** The text with every id, mark and time made alike: what an answer says beside what was asked. */
export const withoutNames = (text: string): string =>
  text
    .replaceAll(ID, 'id')
    .replaceAll(MARK, 'mark')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')

/** An id that nobody has, of the same kind as those that there are. */
export const UNKNOWN = '01a20000-0000-7000-8000-000000000000'
