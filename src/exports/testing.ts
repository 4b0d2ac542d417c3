export { newestLink } from '../mail/links.js'
