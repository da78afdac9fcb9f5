/** What the platform has done for good by the time that a step of the way is over. */
export const UNTIL = {
  verified: ['verified'],
  consented: ['verified', 'consented'],
  listed: ['verified', 'consented', 'listed'],
  delivered: ['verified', 'consented', 'listed', 'delivered'],
} as const;
