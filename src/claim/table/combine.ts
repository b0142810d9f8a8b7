import type { Caption } from './caption.ts'
import { NO_LABEL, type Label } from './label.ts'

/** What the labels of a figure say together; null where they disagree, or where one is not understood. */
export function combine(labels: readonly Label[]): Label | null {
  let all: Label = NO_LABEL
  for (const label of labels) {
    if (!label.known || label.change) return null
    if (label.happening && all.happening && label.happening.event !== all.happening.event) return null
    if (label.period && all.period) return null
    if (label.people && all.people) return null
    all = {
      happening: all.happening ?? label.happening,
      people: all.people ?? label.people,
      side: all.side ?? label.side,
      // Of two places the later one is the narrower: "Region | Town | Killed".
      place: label.place ?? all.place,
      period: all.period ?? label.period,
      names: null,
      total: all.total || label.total,
      change: false,
      scale: label.scale === 1000 ? 1000 : all.scale,
      hedged: all.hedged || label.hedged,
      known: true,
    }
  }
  return all
}

/** The same, with what the caption says of all figures where the labels are silent. */
export function under(label: Label, caption: Caption): Label {
  return {
    ...label,
    happening: label.happening ?? caption.happening,
    people: label.people ?? caption.people,
    side: label.side ?? caption.side,
    place: label.place ?? caption.place,
    period: label.period ?? caption.period,
    scale: label.scale === 1000 ? 1000 : caption.scale,
    hedged: label.hedged || caption.hedged,
  }
}
