/** Retrieval: codings found by a query, saved queries, their export. */
export const retrieveContract = {} as const;
