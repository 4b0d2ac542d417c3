import { describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

import { matrixMarkdown } from '../../src/reference/matrixMarkdown'
import { startStage } from '../support/people'
import { serve } from '../support/serve'

const readme = readFileSync('README.md', 'utf8')

test('4.1 the role table in the README is the one in the code', () => {
  expect(readme).toContain(`<!-- roles -->\n${matrixMarkdown()}<!-- /roles -->`)
})

describe('the walk by curl', () => {
  test('prints what the README says', async () => {
    const walk = /<!-- walk -->([\s\S]*)<!-- \/walk -->/.exec(readme)![1]!
    const blocks = [...walk.matchAll(/```(sh)?\n([\s\S]*?)```/g)]
    const script = blocks
      .filter(([, kind]) => kind === 'sh')
      .map(([, , code]) => code)
      .join('\n')
    const promised = blocks
      .filter(([, kind]) => kind === undefined)
      .map(([, , text]) => text)
      .join('')
    const json = /`(json\(\) \{.*\})`/.exec(readme)![1]!

    const stage = await startStage({ MAIL_SHOW_LINKS: '1' })
    const { close, url } = await serve(stage.host)
    const printed = await run(
      `set -euo pipefail\n${json}\n${script.replace(/BASE=\S+/, `BASE=${url}`)}`,
    )
    close()
    await stage.host.stop()
    expect(printed).toBe(promised)
  }, 120_000)
})

const run = (script: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let problems = ''
    shell.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    shell.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
    shell.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${problems}\n${out}`)),
    )
  })
