import { OpenAPIHono } from '@hono/zod-openapi'

/** A router that tells what is wrong with a request in the same form as every other refusal. */
export const router = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const [issue] = result.error.issues
      const where = issue?.path.join('.') ?? ''
      const message = `The request cannot be read: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'wrong form'}.`
      return context.json({ error: { code: 'usage', message } }, 400)
    },
  })

/** A response body of `schema`, for route definitions. */
export const json = <S>(schema: S, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
