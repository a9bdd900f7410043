/** How a person is called where their words or readings are shown; null where nobody knows who it was. */
export function personName(pseudonym: string | null, respondentId: number | null): string | null {
  return pseudonym ?? (respondentId === null ? null : `Respondent ${respondentId}`);
}
