/** Where the revenue page lies, below the admin route. */
export const REVENUE_PATH = '/revenue'
