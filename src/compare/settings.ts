/** What a person may set. Each relation and range that rests on one of these says so. */
export interface Settings {
  /** How far "about 500" reaches to both sides: 0.1 means 450 to 550. */
  readonly approx: number
  /** Days that two statements of one source may lie apart and still be told about as one occasion. */
  readonly occasion: number
  /** How far figures of two origins may lie apart and still agree. */
  readonly tolerance: number
}

export const SETTINGS: Settings = { approx: 0.1, occasion: 3, tolerance: 0.05 }
