// One's own account in three languages: the password and the sessions.
import type { Lang } from '../index.ts';

export type AccountTexts = {
  passwordTitle: string; current: string; next: string; nextHint: string; show: string; hide: string; othersEnd: string; change: string; changed: string; currentWrong: string;
  sessionsTitle: string; sessionsAbout: string; thisOne: string; signedIn: string; endsAt: string; end: string; endOthers: string; endOthersTitle: string; endOthersText: string;
  ended: string; endedOthers: string; onlyThis: string;
  /** `{browser}` on `{system}`. */
  device: string; someBrowser: string; unknownDevice: string;
};

export const accountTexts: Record<Lang, AccountTexts> = {
  ar: {
    passwordTitle: 'كلمة المرور', current: 'كلمة المرور الحالية', next: 'كلمة المرور الجديدة', nextHint: '{min} حرفا على الأقل. جملة من أربع كلمات أسهل حفظا وأصعب تخمينا.', show: 'إظهار', hide: 'إخفاء',
    othersEnd: 'بعد التغيير تنتهي كل جلساتك الأخرى، وتبقى هذه.', change: 'تغيير كلمة المرور', changed: 'تغيرت كلمة المرور وانتهت جلساتك الأخرى.', currentWrong: 'ليست هذه كلمة مرورك الحالية.',
    sessionsTitle: 'الجلسات', sessionsAbout: 'الأجهزة التي سُجّل منها الدخول إلى حسابك. أنهِ كل جلسة لا تعرفها ثم غيّر كلمة المرور.', thisOne: 'هذه الجلسة', signedIn: 'سُجّل الدخول', endsAt: 'تنتهي: {at}',
    end: 'إنهاء', endOthers: 'إنهاء كل الجلسات الأخرى', endOthersTitle: 'إنهاء كل الجلسات الأخرى؟', endOthersText: 'يُطلب تسجيل الدخول من جديد على كل جهاز غير هذا. ما لم يُحفظ هناك يبقى على الشاشة حتى تسجيل الدخول.',
    ended: 'انتهت الجلسة.', endedOthers: 'انتهت كل الجلسات الأخرى.', onlyThis: 'لا جلسات غير هذه.', device: '{browser} على {system}', someBrowser: 'متصفح', unknownDevice: 'جهاز غير معروف',
  },
  en: {
    passwordTitle: 'Password', current: 'Current password', next: 'New password', nextHint: 'At least {min} characters. A phrase of four words is easier to remember and harder to guess.', show: 'Show', hide: 'Hide',
    othersEnd: 'Your other sessions end with the change; this one stays.', change: 'Change password', changed: 'The password was changed and your other sessions have ended.', currentWrong: 'This is not your current password.',
    sessionsTitle: 'Sessions', sessionsAbout: 'The devices signed in to your account. End any you do not know, then change the password.', thisOne: 'this session', signedIn: 'Signed in', endsAt: 'Ends on {at}',
    end: 'End', endOthers: 'End all other sessions', endOthersTitle: 'End all other sessions?', endOthersText: 'Every device but this one has to sign in again. What is unsaved there stays on its screen until then.',
    ended: 'The session has ended.', endedOthers: 'All other sessions have ended.', onlyThis: 'There is no session but this one.', device: '{browser} on {system}', someBrowser: 'A browser', unknownDevice: 'Unknown device',
  },
  fr: {
    passwordTitle: 'Mot de passe', current: 'Mot de passe actuel', next: 'Nouveau mot de passe', nextHint: 'Au moins {min} caractères. Une phrase de quatre mots se retient mieux et se devine moins.', show: 'Afficher', hide: 'Masquer',
    othersEnd: 'Vos autres sessions prennent fin avec le changement ; celle-ci reste.', change: 'Changer le mot de passe', changed: 'Le mot de passe est changé et vos autres sessions ont pris fin.', currentWrong: 'Ce n’est pas votre mot de passe actuel.',
    sessionsTitle: 'Sessions', sessionsAbout: 'Les appareils connectés à votre compte. Mettez fin à ceux que vous ne connaissez pas, puis changez le mot de passe.', thisOne: 'cette session', signedIn: 'Connexion', endsAt: 'Prend fin le {at}',
    end: 'Mettre fin', endOthers: 'Mettre fin à toutes les autres sessions', endOthersTitle: 'Mettre fin à toutes les autres sessions ?', endOthersText: 'Chaque autre appareil devra se reconnecter. Ce qui n’y est pas enregistré reste à l’écran jusque-là.',
    ended: 'La session a pris fin.', endedOthers: 'Toutes les autres sessions ont pris fin.', onlyThis: 'Il n’y a pas d’autre session.', device: '{browser} sur {system}', someBrowser: 'Un navigateur', unknownDevice: 'Appareil inconnu',
  },
};
