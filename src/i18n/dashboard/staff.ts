// The team in three languages: who works at the desk, what each role may do and where.
import type { Role } from '../../accounts/account.ts';
import type { Lang } from '../index.ts';

export type StaffTexts = {
  add: string; addTitle: string; changeTitle: string; passwordTitle: string; removeTitle: string;
  name: string; email: string; emailStays: string; password: string; newPassword: string; passwordHint: string; role: string; sites: string; since: string; you: string;
  roles: Record<Role, { label: string; about: string }>;
  allSites: string; allSitesAbout: string; someSites: string; noSites: string;
  change: string; resetPassword: string; ownPassword: string;
  endsSessions: string; endsOwnSession: string; removeText: string; removeSelf: string;
  emailTaken: string; added: string; changed: string; passwordChanged: string; removed: string; restored: string; empty: string;
};

export const staffTexts: Record<Lang, StaffTexts> = {
  ar: {
    add: 'إضافة عضو', addTitle: 'عضو جديد في الفريق', changeTitle: 'تعديل {name}', passwordTitle: 'كلمة مرور جديدة لـ{name}', removeTitle: 'حذف {name} من الفريق؟',
    name: 'الاسم', email: 'البريد الإلكتروني', emailStays: 'لا يتغير البريد بعد إضافة العضو.', password: 'كلمة المرور', newPassword: 'كلمة المرور الجديدة',
    passwordHint: '{min} حرفا على الأقل. سلّمها إلى صاحبها بطريق آمن؛ ويمكنه تغييرها من حسابه.', role: 'الدور', sites: 'المواقع', since: 'في الفريق منذ', you: 'أنت',
    roles: {
      moderator: { label: 'مشرف', about: 'يقرأ التعليقات ويبتّ فيها.' },
      admin: { label: 'مدير', about: 'يفعل ذلك كله، ويدير الفريق والمواقع والإعدادات والمفاتيح وسياسات الموافقة.' },
    },
    allSites: 'كل المواقع', allSitesAbout: 'الموجودة الآن وما سيضاف.', someSites: 'مواقع بعينها', noSites: 'بلا موقع: لن يرى شيئا حتى تختار له موقعا.',
    change: 'تعديل', resetPassword: 'كلمة مرور جديدة', ownPassword: 'غيّر كلمة مرورك',
    endsSessions: 'تغيير الدور أو المواقع ينهي جلساته فورا، فيسجّل الدخول من جديد.', endsOwnSession: 'تغيير دورك أو مواقعك ينهي جلستك هذه، فتسجّل الدخول من جديد.',
    removeText: 'يفقد الدخول فورا وتنتهي جلساته. تبقى قراراته في السجل. لا رجوع عن الحذف.', removeSelf: 'هذا حسابك أنت: ستخرج من اللوحة فورا.',
    emailTaken: 'في الفريق من يستعمل هذا البريد.', added: 'أُضيف {name}.', changed: 'عُدّل {name}.', passwordChanged: 'تغيرت كلمة مرور {name} وانتهت جلساته.', removed: 'حُذف {name} من الفريق.', restored: 'عاد {name} كما كان.',
    empty: 'لا أحد في الفريق بعد.',
  },
  en: {
    add: 'Add someone', addTitle: 'New member of staff', changeTitle: 'Edit {name}', passwordTitle: 'New password for {name}', removeTitle: 'Delete {name} from the staff?',
    name: 'Name', email: 'Email', emailStays: 'The email stays as it was when they were added.', password: 'Password', newPassword: 'New password',
    passwordHint: 'At least {min} characters. Hand it over by a safe way; they can change it in their account.', role: 'Role', sites: 'Sites', since: 'On staff since', you: 'you',
    roles: {
      moderator: { label: 'Moderator', about: 'Reads comments and decides on them.' },
      admin: { label: 'Admin', about: 'Does all that, and manages staff, sites, settings, keys and consent policies.' },
    },
    allSites: 'All sites', allSitesAbout: 'Those there are and those to come.', someSites: 'Only some sites', noSites: 'No site: they will see nothing until you choose one.',
    change: 'Edit', resetPassword: 'New password', ownPassword: 'Change your password',
    endsSessions: 'A new role or other sites end their sessions at once; they sign in again.', endsOwnSession: 'A new role or other sites for yourself end this session; you sign in again.',
    removeText: 'They lose access at once and their sessions end. Their decisions stay in the log. This cannot be undone.', removeSelf: 'This is your own account: you will be signed out at once.',
    emailTaken: 'Somebody on the staff has this email.', added: '{name} was added.', changed: '{name} was changed.', passwordChanged: '{name} has a new password; their sessions have ended.', removed: '{name} was deleted from the staff.', restored: '{name} is as before.',
    empty: 'Nobody is on the staff yet.',
  },
  fr: {
    add: 'Ajouter une personne', addTitle: 'Nouveau membre de l’équipe', changeTitle: 'Modifier {name}', passwordTitle: 'Nouveau mot de passe pour {name}', removeTitle: 'Retirer {name} de l’équipe ?',
    name: 'Nom', email: 'Adresse e-mail', emailStays: 'L’adresse ne change plus après l’ajout.', password: 'Mot de passe', newPassword: 'Nouveau mot de passe',
    passwordHint: 'Au moins {min} caractères. Transmettez-le par une voie sûre ; la personne peut le changer dans son compte.', role: 'Rôle', sites: 'Sites', since: 'Dans l’équipe depuis', you: 'vous',
    roles: {
      moderator: { label: 'Modérateur', about: 'Lit les commentaires et en décide.' },
      admin: { label: 'Administrateur', about: 'Fait tout cela et gère l’équipe, les sites, les réglages, les clés et les politiques de consentement.' },
    },
    allSites: 'Tous les sites', allSitesAbout: 'Ceux d’aujourd’hui et ceux à venir.', someSites: 'Certains sites seulement', noSites: 'Aucun site : la personne ne verra rien tant que vous n’en choisissez pas.',
    change: 'Modifier', resetPassword: 'Nouveau mot de passe', ownPassword: 'Changer votre mot de passe',
    endsSessions: 'Un autre rôle ou d’autres sites mettent fin à ses sessions aussitôt ; il faudra se reconnecter.', endsOwnSession: 'Changer votre rôle ou vos sites met fin à cette session ; il faudra vous reconnecter.',
    removeText: 'L’accès cesse aussitôt et les sessions prennent fin. Les décisions restent au journal. C’est définitif.', removeSelf: 'C’est votre propre compte : vous serez déconnecté aussitôt.',
    emailTaken: 'Un membre de l’équipe a déjà cette adresse.', added: '{name} a été ajouté.', changed: '{name} a été modifié.', passwordChanged: '{name} a un nouveau mot de passe ; ses sessions ont pris fin.', removed: '{name} a été retiré de l’équipe.', restored: '{name} est comme avant.',
    empty: 'Personne dans l’équipe pour le moment.',
  },
};
