/** Do people of this role bear arms: soldiers, gunmen, police? */
export const bearsArms = (role: string | null | undefined): boolean =>
  role === 'soldiers' || role === 'fighters' || role === 'police'
