/** Where a host keeps what the pages lead to. */
export type HostRoutes = {
  /** The admin's path, `/admin` by default. */
  admin?: string
  /** The API's path, `/api` by default. */
  api?: string
  /** The slug of the users collection, `users` by default. */
  users?: string
}

export const hostRoutes = ({
  admin = '/admin',
  api = '/api',
  users = 'users',
}: HostRoutes): Required<HostRoutes> => ({ admin, api, users })
