// The wire formats this page reads; as the API guide has them.
export type Direction = 'rtl' | 'ltr';

export type PublicComment = {
  id: string; parentId: string | null; rootId: string; inReplyTo: string | null; depth: number; state: 'visible' | 'tombstone';
  author: { id: string; name: string; kind: 'guest' | 'member' | 'staff' } | null;
  html: string | null; dir: Direction | null; createdAt: string; editedAt: string | null; replyCount: number; pinned: boolean;
};

export type OwnComment = Omit<PublicComment, 'state'> & {
  threadKey: string; state: 'visible' | 'pending' | 'rejected' | 'removed'; text: string | null; editableUntil: string | null;
  reason: { code: string; message: string } | null;
};

export type Page<T> = { items: T[]; next: string | null };
export type TopComment = PublicComment & { replies: Page<PublicComment> };
export type ThreadInfo = { state: string; counts: { visible: number }; signIn: string[] };
export type Mine = { comments: OwnComment[]; mayPost: boolean };
export type Posted = { outcome: 'published' | 'held'; comment: OwnComment; guestToken: string | null };
export type Problem = { status: number; code: string; detail: string; errors: { path: string; code: string }[] };
export type Sort = 'newest' | 'oldest' | 'top';
export type Draft = { text: string; name: string; email: string; website: string };

/** The words of the page, in its language; written into the page by the server. */
export type Texts = Record<string, string> & { fields: Record<string, string> };

export type Place = { site: string; key: string; lang: string; dir: Direction; texts: Texts };
