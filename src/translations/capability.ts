import type { Say } from './index.js'

/** What a capability lets one do, in words; a host's own by its name. */
export const wordsOf = (say: Say, capability: string): string => {
  if (!/^[a-z]+:[a-z]+$/.test(capability)) return capability
  const key = `capability:${capability.replace(':', '_') as 'chat_use'}` as const
  const said = say(key)
  return said.includes(key) ? capability : said
}
