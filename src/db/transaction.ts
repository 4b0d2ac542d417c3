import type { PayloadRequest } from 'payload'

import { commitTransaction, initTransaction, killTransaction } from 'payload'

import { isTransient } from './errors.js'

/**
 * Runs `work` in the request's transaction, opening one when there is none.
 *
 * Never catch an error of a nested Payload call inside `work`: the failed call has already
 * rolled back, and whatever is written next would be committed on its own.
 */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  const mine = await initTransaction(req)
  try {
    const result = await work()
    if (mine) await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

const ATTEMPTS = 3

/** The same, tried again where Postgres gave the work up (deadlock, serialization) and the whole transaction is ours. */
export const inTransactionWithRetries = async <T>(
  req: PayloadRequest,
  work: () => Promise<T>,
): Promise<T> => {
  const retries = req.transactionID ? 0 : ATTEMPTS - 1
  for (let attempt = 0; ; attempt++) {
    try {
      return await inTransaction(req, work)
    } catch (error) {
      if (attempt >= retries || !isTransient(error)) throw error
    }
  }
}
