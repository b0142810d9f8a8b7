export { findQuantities } from './quantity.ts'
export { articleQuantity } from './article.ts'
export { findPeriods } from './period.ts'
export { dateOf } from './calendar.ts'
