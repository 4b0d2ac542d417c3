import type { Workspace } from '../documents.js'
import type { Call } from '../program.js'

import { pageUrl } from '../mail/enqueue.js'
import { issueToken } from '../tokens/store.js'

const WORKS_MS = 365 * 24 * 60 * 60 * 1000

/** A link by which whoever reads the data owner's mail says that these data are not his (SPEC 3.11). */
export const mistakeUrl = async (
  call: Call,
  { dataOwner, id }: Pick<Workspace, 'dataOwner' | 'id'>,
): Promise<string> => {
  const token = await issueToken(call, {
    address: dataOwner!.email!,
    expiresAt: new Date(call.program.clock.now().getTime() + WORKS_MS),
    kind: 'data-owner-object',
    subject: id,
  })
  return pageUrl(call, `/data-owner#token=${token}`)
}
