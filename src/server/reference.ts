/** The parts of an OpenAPI document that the reference page shows. */
interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly unknown[]
  readonly requestBody?: unknown
  readonly responses?: unknown
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
}
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
interface Described {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths?: unknown
  readonly components?: unknown
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)

/** A schema in a few words: `array of Claim`, `"day" | "week"`, `string or null`. */
function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'any'
  if (schema.$ref) {
    const name = escape(schema.$ref.split('/').at(-1) ?? '')
    return `<a href="#${name}">${name}</a>`
  }
  if (schema.const !== undefined) return escape(JSON.stringify(schema.const))
  if (schema.enum) return schema.enum.map((value) => escape(JSON.stringify(value))).join(' | ')
  const many = schema.anyOf ?? schema.oneOf
  if (many) return many.map(typeOf).join(' or ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' and ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
  if (schema.type === 'array') return `array of ${typeOf(schema.items)}`
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'any')
  return schema.format ? `${escape(type)} (${escape(schema.format)})` : escape(type)
}

function fields(schema: Schema): string {
  const variants = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  const own = Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      `<tr><td><code>${escape(name)}</code>${schema.required?.includes(name) ? '' : ' <small>optional</small>'}</td><td>${typeOf(field)}</td><td>${escape(field.description ?? '')}</td></tr>`,
  )
  const table =
    own.length > 0
      ? `<table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${own.join('')}</tbody></table>`
      : ''
  const inner = variants.map((one) => (one.properties ? fields(one) : `<p>${typeOf(one)}</p>`)).join('')
  return table + inner || `<p>${typeOf(schema)}</p>`
}

const bodyOf = (body: unknown): string => {
  const content = (body as { content?: Record<string, { schema?: Schema }> } | undefined)?.content ?? {}
  return Object.entries(content)
    .map(([type, { schema }]) => `<code>${escape(type)}</code>: ${typeOf(schema)}`)
    .join('; ')
}

function operation(method: string, path: string, one: Operation): string {
  const parameters = (one.parameters ?? []) as readonly Parameter[]
  const rows = parameters.map(
    (parameter) =>
      `<tr><td><code>${escape(parameter.name)}</code>${parameter.required ? '' : ' <small>optional</small>'}</td><td>${escape(parameter.in)}: ${typeOf(parameter.schema)}</td><td>${escape(parameter.description ?? parameter.schema?.description ?? '')}</td></tr>`,
  )
  const responses = Object.entries((one.responses ?? {}) as Record<string, { description?: string }>).map(
    ([status, response]) =>
      `<li><code>${escape(status)}</code> ${escape(response.description ?? '')} ${bodyOf(response)}</li>`,
  )
  return `<article><h3><span class="method">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
<p>${escape(one.summary ?? '')}</p>${one.description ? `<p>${escape(one.description)}</p>` : ''}
${rows.length > 0 ? `<table><thead><tr><th scope="col">Parameter</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : ''}
${one.requestBody ? `<p>Body: ${bodyOf(one.requestBody)}</p>` : ''}<ul>${responses.join('')}</ul></article>`
}

/** The API as one plain page, from the OpenAPI document: no scripts, nothing from elsewhere. */
export function referencePage(document: Described): string {
  const operations = Object.entries(
    (document.paths ?? {}) as Record<string, Record<string, Operation>>,
  ).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, one })))
  const byTag = Map.groupBy(operations, ({ one }) => one.tags?.[0] ?? 'Other')
  const sections = [...byTag].map(
    ([tag, list]) =>
      `<section><h2>${escape(tag)}</h2>${list.map(({ path, method, one }) => operation(method, path, one)).join('')}</section>`,
  )
  const schemas = Object.entries(
    ((document.components as { schemas?: Record<string, Schema> } | undefined)?.schemas ?? {}) as Record<
      string,
      Schema
    >,
  ).map(
    ([name, schema]) =>
      `<article id="${escape(name)}"><h3>${escape(name)}</h3>${schema.description ? `<p>${escape(schema.description)}</p>` : ''}${fields(schema)}</article>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>onrecord HTTP API</title><link rel="stylesheet" href="/api/reference.css"></head>
<body><main><h1>${escape(document.info.title)} HTTP API</h1><p>${escape(document.info.description ?? '')}</p><p>The same for programs: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). <a href="/">Back to the reports</a>.</p>
${sections.join('\n')}<section><h2>Shapes</h2>${schemas.join('\n')}</section></main></body></html>`
}

export const REFERENCE_CSS = `:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; padding: 24px }
main { max-width: 920px; margin: 0 auto }
h2 { border-bottom: 1px solid; padding-bottom: 4px; margin-top: 40px }
h3 { margin: 24px 0 4px }
p, ul { margin: 4px 0 }
.method { font: 600 12px ui-monospace, monospace; border: 1px solid; border-radius: 3px; padding: 1px 5px }
table { border-collapse: collapse; width: 100%; margin: 6px 0 }
th, td { text-align: left; vertical-align: top; padding: 3px 12px 3px 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent) }
td { overflow-wrap: anywhere }
`
