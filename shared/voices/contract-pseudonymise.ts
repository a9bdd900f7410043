/** Names and numbers found in texts and replaced. */
export const pseudonymiseContract = {} as const;
