import type { FindKind } from '../../../../shared/voices/pseudonymise/find.ts';

export const kindWords: Readonly<Record<FindKind, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
  account: 'Account',
  other: 'Link',
};

/** What to look for, as the form says it. */
export const kindChoices: readonly { readonly id: FindKind; readonly label: string }[] = [
  { id: 'name', label: 'Names' },
  { id: 'email', label: 'E-mail addresses' },
  { id: 'phone', label: 'Phone numbers' },
  { id: 'address', label: 'Postal addresses' },
  { id: 'account', label: 'Account, card and contract numbers' },
  { id: 'other', label: 'Links and user names' },
];

const codes =
  'AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE ES FI FR GB GR HR HU IE IL IN IS IT JP KR LT LU LV MX NL NO NZ PL PT RO SE SG SI SK TR UA US ZA'.split(
    ' ',
  );

/** Countries for phone numbers written without a prefix, by name; `own` is among them whichever it is. */
export function regions(own: string): readonly { readonly id: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  return [...new Set([...codes, own])]
    .map((id) => ({ id, label: names.of(id) ?? id }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}
