type Handler = (request: Request) => Promise<Response>

/**
 * Gives each GraphQL error a code, also those of syntax, unknown fields and variables: graphql
 * answers them itself, so that no hook of Payload sees them (SPEC 9.2).
 */
export const withGraphQLErrorCodes =
  (handle: Handler): Handler =>
  async (request) => {
    const response = await handle(request).catch((error: unknown) => {
      if (!(error instanceof Error) || !('status' in error) || error.status !== 400) throw error
      return Response.json({ errors: [{ message: error.message }] }, { status: 400 }) // No JSON.
    })
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    const faulty = Array.isArray(body) ? { errors: body as GraphQLFault[] } : body // Its own failures come bare.
    if (!hasErrors(faulty)) return response

    const headers = new Headers(response.headers)
    headers.delete('content-length')
    return Response.json(
      { ...faulty, errors: faulty.errors.map(withCode) },
      { headers, status: response.status },
    )
  }

type GraphQLFault = {
  extensions?: { data?: { code?: string }; name?: string; statusCode?: number }
}

const hasErrors = (body: unknown): body is { errors: GraphQLFault[] } =>
  typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors)

const withCode = (fault: GraphQLFault): GraphQLFault =>
  fault.extensions?.data?.code
    ? fault
    : {
        ...fault,
        extensions: {
          name: 'GraphQLError',
          statusCode: 400,
          ...fault.extensions,
          data: { ...fault.extensions?.data, code: 'validation_failed' },
        },
      }
