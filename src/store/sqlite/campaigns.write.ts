// The writer's side of the campaigns port; joining one is in likeness.write.
import type { CampaignState } from '../../campaigns/campaign.ts';
import type { CampaignsStore } from '../../campaigns/campaigns.store.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';

export function standCampaign(db: Db, { id, standing, act }: Parameters<CampaignsStore['stand']>[0]): boolean {
  if (db.run('UPDATE campaigns SET standing = ? WHERE id = ?', standing === null ? null : JSON.stringify(standing), id) === 0) return false;
  recordAct(db, act);
  return true;
}

export const setCampaignState = (db: Db, { id, state }: { id: string; state: CampaignState }): number =>
  db.run('UPDATE campaigns SET state = ? WHERE id = ?', state, id);

export const pruneSignatures = (db: Db, { site, before, limit }: { site: string; before: Date; limit: number }): number =>
  db.run('DELETE FROM signatures WHERE n IN (SELECT n FROM signatures WHERE site = ? AND at < ? ORDER BY at LIMIT ?)', site, before.getTime(), limit);
