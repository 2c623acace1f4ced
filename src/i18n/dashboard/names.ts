// What queues, statuses and rules are called in three languages, the same words in every view of the dashboard.
import type { Item, QueueName } from '../../web/wire.ts';
import type { Lang } from '../index.ts';

/** In the order the desk shows them. */
export const queueNames: readonly QueueName[] = ['pending', 'reported', 'unreviewed', 'approved', 'rejected', 'spam', 'appeals', 'illegal'];

export type Names = {
  queues: Record<QueueName, string>;
  statuses: Record<Item['status'], string>;
  /** Who acts and is nobody. */
  rules: Record<`rule:${'raid' | 'reports' | 'retention' | 'upgrade' | 'first-run'}` | 'command', string>;
};

export const names: Record<Lang, Names> = {
  ar: {
    queues: { pending: 'بانتظار المراجعة', reported: 'المبلَّغ عنها', unreviewed: 'لم تُراجع', approved: 'المنشورة', rejected: 'المرفوضة', spam: 'المزعجة', appeals: 'الاعتراضات', illegal: 'محتوى غير قانوني' },
    statuses: { pending: 'بانتظار المراجعة', approved: 'منشور', rejected: 'مرفوض', spam: 'مزعج', removed: 'حذفه صاحبه' },
    rules: { 'rule:raid': 'قاعدة وضع الهجوم', 'rule:reports': 'قاعدة البلاغات', 'rule:retention': 'قاعدة مدة الحفظ', 'rule:upgrade': 'ترقية البرنامج', 'rule:first-run': 'الإعداد الأول', command: 'أمر على الخادم' },
  },
  en: {
    queues: { pending: 'Held', reported: 'Reported', unreviewed: 'Unreviewed', approved: 'Published', rejected: 'Rejected', spam: 'Spam', appeals: 'Appeals', illegal: 'Illegal content' },
    statuses: { pending: 'Held', approved: 'Published', rejected: 'Rejected', spam: 'Spam', removed: 'Removed by its author' },
    rules: { 'rule:raid': 'raid rule', 'rule:reports': 'rule on reports', 'rule:retention': 'retention rule', 'rule:upgrade': 'software upgrade', 'rule:first-run': 'first setup', command: 'a command on the server' },
  },
  fr: {
    queues: { pending: 'Retenus', reported: 'Signalés', unreviewed: 'Non relus', approved: 'Publiés', rejected: 'Rejetés', spam: 'Spam', appeals: 'Recours', illegal: 'Contenu illicite' },
    statuses: { pending: 'Retenu', approved: 'Publié', rejected: 'Rejeté', spam: 'Spam', removed: 'Supprimé par son auteur' },
    rules: { 'rule:raid': 'règle des raids', 'rule:reports': 'règle des signalements', 'rule:retention': 'règle de conservation', 'rule:upgrade': 'mise à jour du logiciel', 'rule:first-run': 'première installation', command: 'une commande sur le serveur' },
  },
};
