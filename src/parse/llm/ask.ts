import { setTimeout as sleep } from 'node:timers/promises'
import { OnrecordError } from '../../model/index.ts'
import { Answer, INSTRUCTIONS, SCHEMA } from './answer.ts'
import { type LanguageModelSettings, NOTHING_USED, type Usage } from './settings.ts'

/** An answer that fits the schema, or why there is none. */
export type Asked = { readonly answer: Answer } | { readonly failed: string }
export interface Conversation {
  ask(text: string): Promise<Asked>
  usage(): Usage
}

/** The largest answer taken, in characters. */
const LONGEST = 2_000_000
/** A server that asks for more patience than this is not waited for. */
const LONGEST_PAUSE = 120_000

interface Completion {
  choices?: { message?: { content?: string | null; refusal?: string | null }; finish_reason?: string }[]
  usage?: { prompt_tokens?: number; completion_tokens?: number }
}

/** What one try came to: an answer's body, a wait before the next try, or the end. */
type Try = { readonly body: Completion } | { readonly again: string; readonly after: number | null }

/**
 * Ask one thing after the other, not faster than allowed, trying again with growing pauses.
 * @throws OnrecordError `usage` for an address that is none, `network` where the server refuses everything (wrong
 * key, model or address) or cannot be reached.
 */
export function conversation(settings: LanguageModelSettings): Conversation {
  const address = completions(settings.url)
  const { retries = 4, pause = 1000, perMinute, price } = settings
  let usage = NOTHING_USED
  let gate: Promise<unknown> = Promise.resolve()

  const turn = async (): Promise<void> => {
    const before = gate
    gate = before.then(() => (perMinute ? sleep(60_000 / perMinute, null, { ref: false }) : null))
    await before
  }
  const add = (more: Partial<Usage>, body: Completion = {}): void => {
    const tokensIn = usage.tokensIn + (body.usage?.prompt_tokens ?? 0)
    const tokensOut = usage.tokensOut + (body.usage?.completion_tokens ?? 0)
    const cost = price ? (tokensIn * price.in + tokensOut * price.out) / 1e6 : null
    usage = { ...usage, ...more, tokensIn, tokensOut, cost }
  }
  const ask = async (text: string): Promise<Asked> => {
    let malformed = 0
    for (let n = 0; ; n++) {
      await turn()
      add({ requests: usage.requests + 1, retries: usage.retries + (n > 0 ? 1 : 0) })
      const tried = await once(address, settings, text)
      if ('again' in tried) {
        if (n >= retries)
          throw new OnrecordError(
            'network',
            `${address}: ${tried.again} after ${n + 1} tries. Check --llm-url and the server, or try again later.`,
          )
        await sleep(Math.min(LONGEST_PAUSE, tried.after ?? pause * 2 ** n))
        continue
      }
      add({}, tried.body)
      settings.onUsage?.(usage)
      const asked = answered(tried.body)
      // A model that broke the form once may keep to it the next time; a second time it will not.
      if ('answer' in asked || malformed++ > 0 || n >= retries) return asked
    }
  }
  return { ask, usage: () => usage }
}

function completions(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new OnrecordError(
      'usage',
      `${url} is not an address of a language model: give one like http://localhost:11434/v1.`,
    )
  const trimmed = url.replace(/\/+$/, '')
  return trimmed.endsWith('/chat/completions') ? trimmed : `${trimmed}/chat/completions`
}

async function once(address: string, settings: LanguageModelSettings, text: string): Promise<Try> {
  const { key, model, patience = 120_000 } = settings
  let response: Response
  let wording: string
  try {
    response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({
        model,
        temperature: 0,
        seed: 1,
        messages: [
          { role: 'system', content: INSTRUCTIONS },
          { role: 'user', content: `<text>\n${text}\n</text>` },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'marks', strict: true, schema: SCHEMA },
        },
      }),
    })
    wording = await bounded(response)
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause
    const slow = cause instanceof Error && cause.name === 'TimeoutError'
    return {
      again: slow ? `no answer within ${patience / 1000} s` : `could not be reached (${reason(cause)})`,
      after: null,
    }
  }
  if (response.status === 429 || response.status === 408 || response.status >= 500) {
    const after = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      again: `answered ${response.status}`,
      after: Number.isFinite(after) && after >= 0 ? after * 1000 : null,
    }
  }
  if (!response.ok)
    throw new OnrecordError(
      'network',
      `${address} answered ${response.status}: ${wording.slice(0, 200)} Check --llm-url, --llm-model and ONRECORD_LLM_KEY.`,
    )
  try {
    return { body: JSON.parse(wording) as Completion }
  } catch {
    return { again: 'answered something that is not JSON', after: null }
  }
}

const reason = (cause: unknown): string =>
  cause instanceof Error
    ? ((cause.cause as { code?: string } | undefined)?.code ?? cause.message)
    : String(cause)

async function bounded(response: Response): Promise<string> {
  let out = ''
  const decoder = new TextDecoder()
  for await (const part of response.body ?? []) {
    out += decoder.decode(part as Uint8Array, { stream: true })
    if (out.length > LONGEST)
      throw new OnrecordError(
        'network',
        `${response.url} sent more than ${LONGEST.toLocaleString('en')} characters: check the address.`,
      )
  }
  return out + decoder.decode()
}

function answered({ choices }: Completion): Asked {
  const choice = choices?.[0]
  if (choice?.message?.refusal) return { failed: 'the model refused' }
  if (choice?.finish_reason === 'length') return { failed: 'the answer was cut off' }
  try {
    const checked = Answer.safeParse(JSON.parse(choice?.message?.content ?? ''))
    return checked.success ? { answer: checked.data } : { failed: 'the answer does not fit the form' }
  } catch {
    return { failed: 'the answer is not JSON' }
  }
}
