/** Agreement between coders, and settling what they disagree on. */
export const agreementContract = {} as const;
