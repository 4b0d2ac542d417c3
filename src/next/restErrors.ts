type Context = { params: Promise<{ slug?: string[] }> }
type Handler = (request: Request, context: Context) => Promise<Response>

const CODES: Record<number, string> = {
  400: 'validation_failed',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
}

/**
 * Gives a code to what Payload's router answers itself, or fails at, before any hook sees it: paths that lead nowhere,
 * endpoints that are switched off, and bodies that are no JSON (SPEC 9.2).
 */
export const withRestErrorCodes =
  (handle: Handler): Handler =>
  async (request, context) => {
    const response = await handle(request, context).catch((error: unknown) => {
      if ((error as Error).name !== 'SyntaxError') throw error
      return Response.json({ message: 'Send valid JSON.' }, { status: 400 })
    })
    if (response.status < 400) return response
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    if (!isBare(body)) return response

    const status = response.status === 501 ? 404 : response.status
    const headers = new Headers(response.headers)
    headers.delete('content-length')
    const { message } = body
    const code = CODES[status]
    return Response.json(
      { errors: [{ data: code ? { code } : {}, message, name: 'APIError' }] },
      { headers, status },
    )
  }

const isBare = (body: unknown): body is { message: string } =>
  typeof body === 'object' && body !== null && 'message' in body && !('errors' in body)
