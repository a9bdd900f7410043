/** Help with coding: auto-code and suggestions. */
export const assistContract = {} as const;
