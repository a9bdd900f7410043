import { FileText, MessageSquareText, MessagesSquare, Rss } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceKind } from '../../../../shared/voices/model.ts';

const icons = { note: FileText, transcript: MessagesSquare, answer: MessageSquareText, post: Rss } as const;

/** What each kind of source is called. */
export const kindNames: Readonly<Record<SourceKind, string>> = {
  note: 'Note',
  transcript: 'Transcript',
  answer: 'Survey answer',
  post: 'Post',
};

/** The icon of a kind of source, named for assistive technology. */
export function KindIcon({ kind }: { readonly kind: SourceKind }): ReactNode {
  const Icon = icons[kind];
  return <Icon size={16} strokeWidth={1.5} aria-label={kindNames[kind]} />;
}
