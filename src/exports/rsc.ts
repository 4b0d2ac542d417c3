export { ClockBanner } from '../admin/ClockBanner.js'
