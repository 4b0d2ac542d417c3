/** The password of everyone in the demo; the platform warns when others could reach it. */
export const DEMO_PASSWORD = 'partner-demo'

/**
 * The people of the demo, the same in the seed, the tests and the documentation (SPEC 10.3).
 *
 * @type {readonly { email: string, name: string, role: string, password: string }[]}
 */
export const CAST = [
  ['sam@platform.example', 'Sam', 'staff of the platform, with all permissions'],
  ['ed@platform.example', 'Ed', 'content editor, who writes the agreements'],
  ['olga@veldwerk.example', 'Olga', 'owner of the agency Veldwerk, a partner'],
  ['adam@veldwerk.example', 'Adam', 'admin of Veldwerk'],
  ['mia@veldwerk.example', 'Mia', 'member of Veldwerk'],
  ['bea@veldwerk.example', 'Bea', 'billing of Veldwerk'],
  ['daan@haarlem.example', 'Daan', 'data owner and observer of “Haarlem citizen panel”'],
  ['xander@haarlem.example', 'Xander', 'external of “Haarlem citizen panel”'],
  ['greta@northside.example', 'Greta', 'owner of the agency Northside, not a partner'],
].map(([email = '', name = '', role = '']) => ({ email, name, role, password: DEMO_PASSWORD }))
