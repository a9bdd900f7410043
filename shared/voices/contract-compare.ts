/** Matrices, word list, keyword in context, codes over time. */
export const compareContract = {} as const;
