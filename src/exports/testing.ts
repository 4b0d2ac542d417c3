export { newestLink } from '../mail/links.js'
export { plantSecrets, proveIsolation } from '../prover/prove.js'
export { describeReport } from '../prover/report.js'
export type { Leak, Report, Scene } from '../prover/types.js'
