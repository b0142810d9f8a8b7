/** How to reach a language model over the protocol that OpenAI's chat completions set; nothing is on by default. */
export interface LanguageModelSettings {
  /** `http://localhost:11434/v1` or the whole address of the chat completions. */
  readonly url: string
  /** The model's name there. */
  readonly model: string
  /** Sent as a bearer token where the server asks for one. */
  readonly key?: string
  /** Milliseconds for one answer: 120,000 unless said. */
  readonly patience?: number
  /** Tries after the first where the server is busy, fails or does not answer: 4 unless said. */
  readonly retries?: number
  /** Milliseconds before the first new try, doubled for each further one: 1,000 unless said. */
  readonly pause?: number
  /** Requests a minute at most: no bound unless said. */
  readonly perMinute?: number
  /** Tokens (in and out) to spend at most; what lies beyond stays unread and is told as a problem. */
  readonly budget?: number
  /** Price of a million tokens in and out, in any currency, to reckon the cost. */
  readonly price?: { readonly in: number; readonly out: number }
  /** Told after each answer. */
  readonly onUsage?: (usage: Usage) => void
}

/** What has been asked so far. */
export interface Usage {
  readonly requests: number
  readonly retries: number
  readonly tokensIn: number
  readonly tokensOut: number
  /** Null without a price. */
  readonly cost: number | null
}

export const NOTHING_USED: Usage = { requests: 0, retries: 0, tokensIn: 0, tokensOut: 0, cost: null }
