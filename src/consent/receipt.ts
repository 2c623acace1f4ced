// A receipt of one choice in the shape of ISO/IEC TS 27560:2023: what was asked in which words, by whom, and what was said. Names no person.
import type { Site } from '../sites/site.ts';
import type { ConsentRecord, Grants } from './consent-record.ts';
import type { Category, Policy } from './policy.ts';

const DAY_MS = 86_400_000;

/** `policy` is the revision it was given under, null should that be gone; `publicUrl` is where the text is served. */
export type ReceiptOf = { record: ConsentRecord; policy: Policy | null; site: Site; publicUrl: string };

export const receiptOf = ({ record, policy, site, publicUrl }: ReceiptOf) => ({
  schema_version: 'ISO/IEC TS 27560:2023',
  record_id: record.id,
  pii_controllers: [{ party_id: site.slug, party_name: site.name, party_role: 'pii_controller', party_url: site.origins }],
  privacy_notice: {
    revision: record.revision, language: record.lang, hash: record.textHash,
    url: record.textHash === null ? null : `${publicUrl}/api/v1/consent/texts/${record.textHash}`,
  },
  purposes: (policy?.content.categories ?? []).map((category) => purposeOf(category, { record, policy: policy! })),
  granted: { categories: record.categories, services: record.services },
  collection_method: { action: record.action, surface: record.surface },
  jurisdictions: record.region === null ? [] : [record.region],
  gpc: record.gpc,
  withdrawal_method: `${publicUrl}/api/v1/consent/me?site=${site.slug}`,
  events: [{
    event_time: record.at.toISOString(), event_type: 'explicit', event_state: stateOf(record, policy),
    validity_duration: `P${Math.round((record.expiresAt.getTime() - record.at.getTime()) / DAY_MS)}D`, expires_at: record.expiresAt.toISOString(),
  }],
});

function stateOf({ action, categories }: ConsentRecord, policy: Policy | null): 'consent_given' | 'consent_refused' | 'consent_withdrawn' {
  if (action === 'withdraw') return 'consent_withdrawn';
  const isAny = (policy?.content.categories ?? []).some(({ key, required }) => !required && isGiven(categories, key));
  return isAny ? 'consent_given' : 'consent_refused';
}

const isGiven = (grants: Grants, key: string): boolean => Object.hasOwn(grants, key) && grants[key] === true;

const purposeOf = ({ key, required, services }: Category, { record, policy }: { record: ConsentRecord; policy: Policy }) => {
  const words = policy.content.texts[record.lang];
  return {
    purpose_id: key, purpose: words?.categories[key]?.label ?? key, lawful_basis: required ? 'strictly_necessary' : 'consent', consented: isGiven(record.categories, key),
    services: services.map((each) => ({
      service_id: each.key, recipient_third_parties: [each.vendor], purpose: words?.services[each.key]?.purpose ?? '', consented: isGiven(record.services, each.key),
      retention_periods: each.cookies.map(({ name, domain, days }) => ({ name, domain, days })),
    })),
  };
};

export type Receipt = ReturnType<typeof receiptOf>;
