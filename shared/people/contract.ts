/** Operations of the people slice. */
export const peopleContract = {} as const;
