export { HomeLink } from '../admin/nav/HomeLink.js'
