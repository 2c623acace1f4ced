// What a site is and the settings its desk may choose; rules only, nothing stored.
export type Mode = 'pre' | 'post' | 'smart';
export type Locale = 'ar' | 'en' | 'fr';

/** Services outside that may be asked about a comment, where the installation has them. */
export const externalNames = ['akismet', 'http'] as const;
export type ExternalName = (typeof externalNames)[number];

export type SiteSettings = {
  /** pre: all held; post: shown and reviewed after; smart: held on risk. */
  mode: Mode;
  guests: boolean;
  emailRequired: boolean;
  /** How long an author may edit, while no reply is visible. Seconds. */
  editWindowSeconds: number;
  /** The deepest level; top level is 0. */
  maxDepth: number;
  /** Graphemes. */
  maxLength: number;
  /** The most links a comment may carry without being held. */
  maxLinks: number;
  /** Days after its creation a thread closes; 0 never. */
  closeAfterDays: number;
  firstCommentHold: boolean;
  /** Approved comments after which an author is trusted; 0 never. */
  trustedAfter: number;
  /** The most of an author's decided comments, 0..1, that may have been refused while they are trusted. */
  trustedRejectionRate: number;
  /** The refused share of decided comments, 0..1, beyond which an author's next comment is held. */
  rejectionRateLimit: number;
  downvotes: boolean;
  /** Reporters that together hide a comment until somebody looks at it. */
  reportThreshold: number;
  /** Days in which an author may appeal against a refusal. */
  appealDays: number;
  reservedNames: string[];
  /** Days until address data is nulled. */
  retentionDays: number;
  /** Days until records of consent are purged. Longer than any choice stands, so that none that stands is. */
  consentRetentionDays: number;
  /** IANA zone in which statistics count days. */
  timezone: string;
  /** The services outside that judge comments of this site. */
  externalChecks: ExternalName[];
  /** Whether Akismet is also sent authors' emails and the network they write from. */
  externalPersonalData: boolean;
  /** Days in which comments are compared to find campaigns; 0 finds none. */
  campaignDays: number;
  /** How many comments that say nearly the same, by at least two authors, are a campaign. */
  campaignSize: number;
};

export type Site = {
  slug: string;
  name: string;
  origins: string[];
  locale: Locale;
  settings: SiteSettings;
  createdAt: Date;
};

export const defaultSettings: SiteSettings = {
  mode: 'smart',
  guests: true,
  emailRequired: false,
  editWindowSeconds: 300,
  maxDepth: 4,
  maxLength: 5000,
  maxLinks: 1,
  closeAfterDays: 30,
  firstCommentHold: true,
  trustedAfter: 10,
  trustedRejectionRate: 0.1,
  rejectionRateLimit: 0.5,
  downvotes: false,
  reportThreshold: 3,
  appealDays: 180,
  reservedNames: [],
  retentionDays: 90,
  consentRetentionDays: 1825,
  timezone: 'UTC',
  externalChecks: [],
  externalPersonalData: false,
  campaignDays: 3,
  campaignSize: 3,
};
