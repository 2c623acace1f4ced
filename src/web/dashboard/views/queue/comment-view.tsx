// One comment under an address of its own: a list of one, with its story open.
import { useMemo } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { Story } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { site } from '../../state/session.ts';
import { Heading } from '../../ui/parts.tsx';
import type { ViewProps } from '../../views.ts';
import { Desk } from './desk.ts';
import { DeskView } from './desk-view.tsx';

function deskOfOne(id: string): Desk {
  return new Desk(site.value?.slug ?? null, {
    queue: null, sort: 'newest', opened: true,
    page: async () => ({ items: [await api<Story>(`GET /moderation/comments/${id}`)], next: null }),
  });
}

export function CommentView({ params: { id = '' } }: ViewProps) {
  const texts = say(queueTexts);
  const desk = useMemo(() => deskOfOne(id), [id]);
  return (
    <>
      <Heading title={texts.comment}>
        <button type="button" aria-keyshortcuts="?" onClick={() => { desk.helping.value = true; }}>{say(shellTexts).help} <kbd aria-hidden="true">?</kbd></button>
      </Heading>
      <DeskView desk={desk} empty={texts.notFound} />
    </>
  );
}
