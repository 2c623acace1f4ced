// What queues and statuses are called in three languages, the same words in every view of the dashboard.
import type { Item, QueueName } from '../../web/wire.ts';
import type { Lang } from '../index.ts';

/** In the order the desk shows them. */
export const queueNames: readonly QueueName[] = ['pending', 'reported', 'unreviewed', 'approved', 'rejected', 'spam', 'appeals', 'illegal'];

export type Names = { queues: Record<QueueName, string>; statuses: Record<Item['status'], string> };

export const names: Record<Lang, Names> = {
  ar: {
    queues: { pending: 'بانتظار المراجعة', reported: 'المبلَّغ عنها', unreviewed: 'لم تُراجع', approved: 'المنشورة', rejected: 'المرفوضة', spam: 'المزعجة', appeals: 'الاعتراضات', illegal: 'محتوى غير قانوني' },
    statuses: { pending: 'بانتظار المراجعة', approved: 'منشور', rejected: 'مرفوض', spam: 'مزعج', removed: 'حذفه صاحبه' },
  },
  en: {
    queues: { pending: 'Held', reported: 'Reported', unreviewed: 'Unreviewed', approved: 'Published', rejected: 'Rejected', spam: 'Spam', appeals: 'Appeals', illegal: 'Illegal content' },
    statuses: { pending: 'Held', approved: 'Published', rejected: 'Rejected', spam: 'Spam', removed: 'Removed by its author' },
  },
  fr: {
    queues: { pending: 'Retenus', reported: 'Signalés', unreviewed: 'Non relus', approved: 'Publiés', rejected: 'Rejetés', spam: 'Spam', appeals: 'Recours', illegal: 'Contenu illicite' },
    statuses: { pending: 'Retenu', approved: 'Publié', rejected: 'Rejeté', spam: 'Spam', removed: 'Supprimé par son auteur' },
  },
};
