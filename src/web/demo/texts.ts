// What the demo's paper says around its articles.
import type { Article } from './articles.ts';

export type PaperTexts = {
  /** The language's own name. */
  name: string;
  home: string; latest: string; comments: string; top: string;
  desk: string; deskInvites: string; deskFirst: string; deskOpen: string; about: string;
};

export const paperTexts: Record<Article['lang'], PaperTexts> = {
  ar: {
    name: 'العربية', home: 'الصفحة الأولى', latest: 'أحدث المقالات', comments: 'التعليقات', top: 'إلى أعلى الصفحة',
    desk: 'من جهة المشرفين', deskInvites: 'كل تعليق تكتبه هنا يصل إلى لوحة الإشراف: اقبله أو ارفضه، وشاهد ما يراه القراء.',
    deskFirst: 'أنشئ حساب المشرف الأول بهذا الأمر، حيث يعمل حوار:', deskOpen: 'افتح لوحة الإشراف',
    about: 'جريدة متخيَّلة، تعرض تعليقات حوار وإشعار ملفات الارتباط كما تظهر في موقع حقيقي.',
  },
  en: {
    name: 'English', home: 'Front page', latest: 'Latest articles', comments: 'Comments', top: 'Back to top',
    desk: 'The moderator’s side', deskInvites: 'Whatever you write here reaches the moderators’ dashboard: approve it or reject it, and see what readers see.',
    deskFirst: 'Create the first moderator with this command, where Hiwar runs:', deskOpen: 'Open the dashboard',
    about: 'An imagined newspaper that shows Hiwar’s comments and cookie notice as they look on a real site.',
  },
};
