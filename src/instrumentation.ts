/** Next calls this once, before the server answers anything. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { boot } = await import('./reference/boot')
  const { shared } = await import('./reference/shared.mjs')
  try {
    await boot()
  } catch (error) {
    shared.failure = error
    throw error
  }
}
