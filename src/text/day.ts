/** How a day of the calendar is written: "2024-12-27". */
export const DAY = /^\d{4}-\d\d-\d\d$/
