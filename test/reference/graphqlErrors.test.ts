import { expect, test } from '@jest/globals'

import { withGraphQLErrorCodes } from '../../src/next/graphqlErrors'

const answer = async (body: unknown): Promise<unknown> => {
  const handle = withGraphQLErrorCodes(() => Promise.resolve(Response.json(body)))
  const response = await handle(new Request('http://localhost/api/graphql'))
  return response.json()
}

test('9.2 an error that GraphQL itself answers gets a code', async () => {
  expect(await answer({ errors: [{ message: 'Syntax Error' }] })).toEqual({
    errors: [
      {
        extensions: { data: { code: 'validation_failed' }, name: 'GraphQLError', statusCode: 400 },
        message: 'Syntax Error',
      },
    ],
  })
})

test('9.2 an error with a code keeps it, and answers without errors pass as they are', async () => {
  const refused = { data: null, errors: [{ extensions: { data: { code: 'not_found' } } }] }
  expect(await answer(refused)).toEqual(refused)
  expect(await answer({ data: {} })).toEqual({ data: {} })
})
