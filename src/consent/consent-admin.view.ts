// Record and policy -> what the desk is shown of them; each field by name.
import { csvOf } from '../text/csv.ts';
import type { Anchor, ConsentRecord } from './consent-record.ts';
import type { Finding, Policy } from './policy.ts';
import type { Proof, Purged } from './proof.service.ts';
import type { TextContent } from './rendered-text.ts';

export const policyRowView = ({ id, site, state, revision, version, textHashes, createdAt, createdBy, changedAt, publishedAt, publishedBy, retiredAt, content }: Policy) => ({
  id, site, state, revision, version, material: content.material, textHashes, createdAt: createdAt.toISOString(), createdBy, changedAt: changedAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null, publishedBy, retiredAt: retiredAt?.toISOString() ?? null,
});
export const policyView = (policy: Policy) => ({ ...policyRowView(policy), content: policy.content });

/** `message`: the sentence in the caller's language. */
export const findingView = ({ code, path, locale, span }: Finding, message: string) => ({ code, path, locale: locale ?? null, span: span ?? null, message });

export const previewView = ({ lang, dir, texts, categories }: TextContent, textHash: string) => ({ lang, dir, textHash, texts, categories });

/** The subject is an opaque handle: it finds all of one subject's records, and nobody. */
export const recordView = ({ id, site, action, categories, services, revision, textHash, lang, surface, region, gpc, agent, at, expiresAt, subject }: ConsentRecord) => ({
  id, site, action, categories, services, revision, textHash, lang, surface, region, gpc, agent, at: at.toISOString(), expiresAt: expiresAt.toISOString(), subject: subject?.digest ?? null,
});

const columns = ['id', 'site', 'at', 'expiresAt', 'action', 'categories', 'services', 'revision', 'textHash', 'lang', 'surface', 'region', 'gpc', 'agent', 'subject'] as const;
const flat = (value: unknown): string | number | null => (typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value));

/** How each format begins, and how it tells some records. */
export const exportFormats = {
  ndjson: { type: 'application/x-ndjson', head: '', lines: (records: ConsentRecord[]) => records.map((record) => `${JSON.stringify(recordView(record))}\n`).join('') },
  csv: { type: 'text/csv; charset=utf-8', head: csvOf([columns]), lines: (records: ConsentRecord[]) => csvOf(records.map(recordView).map((view) => columns.map((name) => flat(view[name])))) },
};
export type ExportFormat = keyof typeof exportFormats;

/** An export piece by piece: read as fast as it is taken, and no further. */
export async function* exported(pages: AsyncIterable<ConsentRecord[]>, format: ExportFormat): AsyncGenerator<string> {
  const { head, lines } = exportFormats[format];
  if (head !== '') yield head;
  for await (const records of pages) if (records.length > 0) yield lines(records);
}

export const anchorView = ({ site, number, mac, through, records, purgedAt, seal }: Anchor) => ({ site, number, mac, through, records, purgedAt: purgedAt.toISOString(), seal });
export const proofView = ({ ok, records, sealedThrough, firstFault, anchor }: Proof) =>
  ({ ok, records, sealedThrough: sealedThrough?.toISOString() ?? null, firstFault, anchor: anchor === null ? null : anchorView(anchor) });
export const purgedView = ({ dryRun, links, records, subjects, through }: Purged) => ({ dryRun, links, records, subjects, through: through?.toISOString() ?? null });
