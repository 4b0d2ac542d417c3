import type { Measured } from './arms'

/** One line of the report: a question at a size, of a person. */
export type Line = {
  arms: Record<string, { medianMs: number; ratio: number; statements: number }>
  goal?: number | undefined
  person: string
  question: string
  workspaces: number
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const medianOf = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What each question may cost at 100,000 workspaces, as a multiple of Payload without any rule. */
const GOALS: Record<string, Record<string, number>> = {
  'list projects': { few: 0.6, 1000: 0.8, 10000: 1.6, 50000: 3.2, organisation: 4 },
  'read a project': { few: 1.3, 1000: 1.3, 10000: 1.3, 50000: 1.3, organisation: 1.6 },
  'count projects': { few: 0.4, 1000: 0.7, 10000: 1.2, 50000: 2.8, organisation: 3.2 },
  'list workspaces': { few: 1.2, 1000: 1.2, 10000: 2, 50000: 5.5, organisation: 6 },
  'change a project': { few: 1.15, 1000: 1.15, 10000: 1.15, 50000: 1.15, organisation: 1.15 },
  'create a project': { few: 1.25, 1000: 1.25, 10000: 1.25, 50000: 1.25, organisation: 1.25 },
}

const GOALS_AT = 100_000

const goalOf = (question: string, person: string, workspaces: number): number | undefined => {
  if (workspaces < GOALS_AT) return undefined
  const count = Number(/\d+/.exec(person)![0])
  const kind = person.startsWith('member') ? (count <= 100 ? 'few' : count) : 'organisation'
  return kind === 'organisation' && count < 50_000 ? undefined : GOALS[question]?.[kind]
}

export const linesOf = (
  workspaces: number,
  person: string,
  measured: Record<string, Record<string, Measured>>,
): Line[] =>
  Object.entries(measured).map(([question, ofArms]) => {
    const bare = medianOf(ofArms.bare!.ms)
    const arms = Object.entries(ofArms).map(([name, { ms, statements }]) => {
      const median = medianOf(ms)
      return [name, { medianMs: round(median), ratio: round(median / bare), statements }] as const
    })
    return {
      arms: Object.fromEntries(arms),
      goal: goalOf(question, person, workspaces),
      person,
      question,
      workspaces,
    }
  })

/** The lines as a table of Markdown: medians, ratios to bare Payload, and the goal where there is one. */
export const tableOf = (lines: Line[]): string => {
  const head = ['question', 'person', 'bare', 'program', 'ratio', 'goal', 'peer', 'ratio', 'statements'] // prettier-ignore
  const rows = lines.map(({ arms, goal, person, question }) => {
    const { bare, peer, program } = arms
    const verdict = goal === undefined ? '' : `≤ ${goal}${program!.ratio > goal ? ' ✗' : ''}`
    return [
      question,
      person,
      ms(bare!.medianMs),
      ms(program!.medianMs),
      program!.ratio.toFixed(2),
      verdict,
      peer ? ms(peer.medianMs) : '–',
      peer ? peer.ratio.toFixed(2) : '–',
      `${program!.statements} (${bare!.statements})`,
    ]
  })
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

const ms = (value: number): string => `${value.toFixed(1)} ms`
const round = (value: number): number => Math.round(value * 100) / 100
