import type { BrowserContext, Page } from 'playwright-core'

const seen = new WeakMap<BrowserContext, string[]>()

/** Remembers what no page should do: errors in its console, uncaught ones, and answers from 500 on. */
export const watchForTroubles = (context: BrowserContext): void => {
  const troubles: string[] = []
  seen.set(context, troubles)
  context.on('console', (message) => {
    if (message.type() === 'error')
      troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.url()}`)
  })
}

/** What went wrong so far on the pages of one person, as sentences; a refused request is an error in the console too. */
export const troublesOf = (page: Page): string[] => [...(seen.get(page.context()) ?? [])]
