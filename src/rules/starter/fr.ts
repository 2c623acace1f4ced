// French terms to begin with. Short on purpose.
import { drafts } from './entry.ts';

export const fr = drafts({
  hold: [
    'connard*', 'connasse*', 'salope*', 'salaud*', 'pute', 'putes', 'enculé*', 'enfoiré*', 'bâtard*', 'abruti*', 'fils de pute', 'nique ta mère', 'ta gueule', 'ferme ta gueule', 'va te faire foutre', 'sale con', 'gros con', 'trou du cul',
  ],
  reject: ['bougnoule*', 'youpin*', ['négro*', 'négrologie', 'négroni'], 'sale arabe', 'sale juif', 'sale noir', 'va te pendre', 'tuez les tous'],
  spam: ['casino en ligne', 'viagra', 'prêt sans justificatif', 'gagner de l\'argent facilement', 'retour affectif', 'marabout'],
}, 'liste de départ');
