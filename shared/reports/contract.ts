/** Operations of the reports slice. */
export const reportsContract = {} as const;
