export { withGraphQLErrorCodes as withErrorCodes } from '../next/graphqlErrors.js'
