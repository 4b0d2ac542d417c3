import type { Brand } from '../Page.js'
import type { Invitation } from './load.js'

/** Whose invitation it is: the organisation's, or the platform's, which is known by its address. */
export const brandOf = ({ logo, organisationName }: Invitation): Brand => ({
  logo,
  name: organisationName ?? window.location.hostname,
})
