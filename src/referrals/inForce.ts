import type { SQL } from '../db/sql.js'

import { sql } from '../db/sql.js'

/** Whether a deal runs at a moment, in SQL: from its start, to its end or its closing (SPEC 7.1). `e` is the deal's table. */
export const isInForce = (moment: SQL): SQL =>
  sql`(e.starts_at <= ${moment} and (e.expires_at is null or e.expires_at > ${moment}) and (e.closed_at is null or e.closed_at > ${moment}))`
