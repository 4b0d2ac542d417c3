import { existsSync } from 'node:fs'
import path from 'node:path'

/** First the one without a window of its own, which has less to do. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const NO_CHROMIUM = 'There is no Chromium: install one, or set CHROMIUM to where it is.'

/** The browser of this machine, or of `CHROMIUM`; absent where there is none. @returns {string | undefined} */
export const chromiumPath = () => {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [process.env.CHROMIUM ?? '', ...found, ...ELSEWHERE].find((file) => existsSync(file))
}
