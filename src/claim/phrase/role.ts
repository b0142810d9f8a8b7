/** What the role of people in a list of words says of them; where they have none, nothing is said. */
type Role = string | null | undefined

/** Do they fight: soldiers, gunmen? */
export const isFighting = (role: Role): boolean => role === 'soldiers' || role === 'fighters'

/** Do they bear arms: soldiers, gunmen, police? */
export const bearsArms = (role: Role): boolean => isFighting(role) || role === 'police'

/** Is somebody holding them: prisoners, hostages? */
export const isCaptive = (role: Role): boolean => role === 'prisoners' || role === 'hostages'
