export { withRestErrorCodes } from '../next/restErrors.js'
