// Implied consent in French, over folded words: no accents, elisions parted ("d accord").
import { anyOf, behind, breath, part, upTo, within, type Wording } from './wording.ts';

const act = anyOf(`poursui\\w* | continu\\w* | navigu\\w* | utilis\\w*(?! (?:le |les |ce |ces )?(?:bouton|formulaire|reglage)) | ferm\\w* | (?:fais|fait|fasse|font|faire)\\w* defil\\w* | defil\\w* | rest\\w* | consult\\w* | parcour\\w* | surf\\w* | visit\\w* | demeur\\w* | acced\\w* | ignor\\w*
  | lis | lisez | lisant | lire | scroll\\w* | quitt\\w* | pass(?:ez|ant) | gard\\w* le silence | ne faisant rien | ne \\S+ant (?:pas|rien) | ne faites rien | vous tais\\w* | navigation | balay\\w* | entr(?:ant|ez)
  | cliqu\\w* (?:n importe ou | ailleurs | en dehors | hors | sur (?:un|une|tout|toute|n importe quel|n importe quelle|le|la) (?:autre )?(?:lien|page|article|croix|partie)\\w*)`);
const plainWord = '(?:(?!cliqu|appuy|choisi|coch)\\S+ )';
const inaction = `(?:(?:sans|faute d\\w*|a defaut d\\w*|en l absence d\\w*|sauf) ${upTo(3)}(?:action|reponse|opposition|refus|choix|reaction|objection|intervention|indication|contraire|reagir|repondre)|si (?:vous|\\S+ \\S+) (?:ne |n )\\S+ (?:pas|rien|jamais)|a moins ${upTo(4)}(?:refus|oppos|declin)\\w*|(?:tant que|jusqu a ce que) vous (?:ne |n )?(?:vous )?\\S*(?:refus|oppos|choisi|modifi|parametr)\\w*(?: pas)?)`;
const condition = `(?:(?:en|par|si|lorsque|quand|des que|des lors que|puisque|quiconque|ou|comme|du fait de|du seul fait de|du simple fait de|par le simple fait de|le fait de|toute personne qui|qui) ${plainWord}{0,4}?${act}|${inaction})`;
const noun = anyOf(`poursuite | continuation | navigation | utilisation | fermeture | silence | inaction | consultation | visite | defilement | presence | lecture | usage | maintien | acces | passivite | absence d\\w* \\S+ | poursuivre | continuer | fermer | rester | faire defiler | naviguer
  | utiliser | ignorer | ne pas \\w+ | ne rien \\w+ | qui ne dit mot | non reponse | non refus | se taire | defiler | surfer | lire`);
const consentWord = anyOf('accept\\w* | consent\\w* | d accord | accord\\w* | autoris\\w* | approuv\\w* | approbation | adhes\\w* | adher\\w* | agrement | favorable\\w* | permission | oui | permett\\w* | assentiment | aval | donne son accord | ok');
const helper = anyOf(`nous | y | en | outre | donc | ainsi | alors | egalement | aussi | automatiquement | tacitement | implicitement | etes | serez | avez | reconnaissez | confirmez | declarez | indiquez | exprimez | manifestez | donnez | accordez | marquez | signifiez | votre | vos | le | la | que | vous | et
  | comprenez | repute\\w* | presume\\w* | cense\\w* | considere\\w* | comme | avoir | etre | ayant | plein\\w* | entierement | par | meme | de | notre | bien | est | sont | a | leur | son | dit | suppose\\w* | pleinement | tous | toutes`);
const readers = `(?:vous|on|utilisateurs?|visiteurs?|internautes?|lecteurs?|lectrices?|il|ils|consent) (?:${helper} ){0,7}?${consentWord}`;
const link = anyOf(`vaut | valent | vaudra\\w* | valant | valoir | impliqu\\w* | signifi\\w* | equivau\\w* | equival\\w* | constitu\\w* | est | sont | sera\\w* | seront | emport\\w* | veut dire | veulent dire | marque\\w* | exprim\\w* | indiqu\\w* | manifest\\w* | confirm\\w* | entrain\\w* | represent\\w* | suppos\\w* | tient lieu
  | tiendra lieu | fait office | passe pour | considere\\w* | interprete\\w* | repute\\w* | presum\\w* | compris\\w* | compte\\w* | regard\\w* | comme | temoign\\w* | traduit | atteste\\w* | revient a | reviendrait a | donne | a valeur d\\w*`);

export const french: Wording = {
  conduct: [part(condition), part(noun)],
  condition: [part(condition)],
  consent: [part(readers), part(link, ' ', breath(4), consentWord)],
  assumption: [
    part('(?:suppos|presum|presuppos|dedui|deduis|conclu)(?:e|ons|erons|rons|ent|ant|er|re|ez|era|ra|sons|ions|s|t|eront|sant)? ', upTo(10), consentWord),
    part('(?:partons|partirons|part|partant|partir) du principe ', upTo(8), consentWord),
    part('(?:pren|ten|tien)\\w* pour (?:acquis|acquise|accorde|accordee|donne|un|une|votre) ', upTo(5), consentWord),
    part('(?:consider|estim|croy|jug|imagin|pens|admett|comprend|compren|repute|tenons|interpret)\\w* ', upTo(4), '(?:que )?', readers),
    part('(?:consider|interpret|compren|regard|trait|tenons|prenons|prendrons|voyons|voit|enregistr|compt)\\w* ', upTo(8), '(?:comme|pour|en tant que) (?:une |un |votre |etant |vaut |valant |tacite |le |l |a )*', consentWord),
    part('(?:considerons|considererons|estimons|reputons) (?:avoir|disposer) ', upTo(4), consentWord),
    part('(?:consentement|accord|acceptation|autorisation) (?:est |sera |etant |serait |nous )*(?:\\S+ )?(?:tacite|implicite|presume|presumee|suppose|supposee|repute|reputee|acquis|acquise|automatique|deduit|deduite|considere|consideree)'),
  ],
  unasserted: behind('(?:si|tant que|quand|lorsque|des que|avant que|jusqu a ce que|ce que|ou|apres que|a moins que|pour que|sauf|seulement|dont|(?:cookies|categories|finalites|services|ceux|celles|traceurs|ce|choix|usages|elements) que|uniquement ce que|est ce que|une fois que|attendons que|moment ou|fois)'),
  denial: /(?: (?:ne|n)(?! pas| jamais| rien) | (?:jamais|ni|nullement|aucunement|non|pas) )/,
  denialBefore: within(6, '(?:ne|n|jamais|ni|pas|non|aucun|aucune|sans|faux|au lieu de|plutot que|nullement)'),
  denialNear: within(2, '(?:sans|aucun|aucune|pas|jamais|ni|non|refus\\w*|ne|n|retir\\w*|au lieu d\\w*)'),
  restart: /.* (?:,|alors) /,
  explicit: /(?:cliqu|clic|appuy|press|choisi|coch|bouton|touch)\w* (?:\S+ ){0,3}?(?:accept|autoris|j accept|oui|d accord)/,
  asks: /^ (?:est ce|faut|dois|peut|puis) /,
};
