// The shapes of what is stored of consent: policies, texts, records, who stands where, figures and the chain.
import mongoose, { type Model } from 'mongoose';
import type { Anchor, ConsentLink, ConsentRecord } from '../../consent/consent-record.ts';
import type { StoredText } from '../../consent/policies.store.ts';
import type { Policy } from '../../consent/policy.ts';

type Row<T, K extends keyof T> = Omit<T, K> & { _id: string };
export type PolicyRow = Row<Policy, 'id'>;
/** How many revisions a site has published; who publishes meets here. */
export type RevisionsRow = { _id: string; last: number };
export type TextRow = Omit<StoredText, 'hash' | 'bytes'> & { _id: string; bytes: Buffer };
export type ConsentRow = Row<ConsentRecord, 'id'> & { seq: number };
/** The id is the site and the digest; `seq` is the standing record's number; `at` and `expiresAt` serve an index. */
export type SubjectRow = { _id: string; site: string; seq: number; at: Date; expiresAt: Date; record: ConsentRecord };
/** Figures by name; the id is the site, the day, what they are of, and the slot of who wrote it. */
export type ConsentCountsRow = { _id: string; site: string; day: string; revision: number; lang: string; surface: string; n: Record<string, number> };
export type ConsentLinkRow = ConsentLink & { _id: string };
export type AnchorRow = Omit<Anchor, 'site'> & { _id: string };

const { Mixed } = mongoose.Schema.Types;

export function consentModels(model: <T>(name: string, shape: mongoose.SchemaDefinition) => Model<T>) {
  return {
    policies: model<PolicyRow>('consent_policies', {
      _id: String, site: String, state: String, revision: Number, content: Mixed, version: Number, textHashes: Mixed, createdAt: Date, createdBy: String,
      changedAt: Date, publishedAt: Date, publishedBy: String, retiredAt: Date,
    }),
    policyRevisions: model<RevisionsRow>('consent_revisions', { _id: String, last: Number }),
    consentTexts: model<TextRow>('consent_texts', { _id: String, lang: String, bytes: mongoose.Schema.Types.Buffer }),
    consentRecords: model<ConsentRow>('consent_records', {
      _id: String, site: String, seq: Number, action: String, categories: Mixed, services: Mixed, revision: Number, textHash: String, lang: String, surface: String,
      region: String, gpc: Boolean, agent: String, at: Date, expiresAt: Date, subject: Mixed, subjectProof: String,
    }),
    consentSubjects: model<SubjectRow>('consent_subjects', { _id: String, site: String, seq: Number, at: Date, expiresAt: Date, record: Mixed }),
    consentCounts: model<ConsentCountsRow>('consent_counts', { _id: String, site: String, day: String, revision: Number, lang: String, surface: String, n: Mixed }),
    consentLinks: model<ConsentLinkRow>('consent_links', {
      _id: String, site: String, number: Number, recordIds: [String], through: Number, latestAt: Date, previous: String, mac: String, sealedAt: Date,
    }),
    consentAnchors: model<AnchorRow>('consent_anchors', { _id: String, number: Number, mac: String, through: Number, records: Number, purgedAt: Date, seal: String }),
  };
}

export const subjectId = (site: string, digest: string): string => `${site}/${digest}`;
export const linkId = (site: string, number: number): string => `${site}/${number}`;

export const consentOf = ({ _id, seq: _seq, ...rest }: ConsentRow): ConsentRecord => ({ id: _id, ...rest });
export const consentLinkOf = ({ _id, ...link }: ConsentLinkRow): ConsentLink => link;
export const anchorOf = ({ _id, ...rest }: AnchorRow): Anchor => ({ site: _id, ...rest });
export const anchorRow = ({ site, ...rest }: Anchor): AnchorRow => ({ _id: site, ...rest });
