/** Next calls this once, before the server answers anything. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { boot } = await import('./reference/boot')
  const { shared } = await import('./reference/shared.mjs')
  try {
    await boot()
  } catch (error) {
    // Kept as it is: Next writes into the message of what it is thrown.
    shared.failure = error instanceof Error ? error.message : String(error)
    throw error
  }
}
