// The table of rate limits: each named once, each a setting LIMIT_<NAME>=count/seconds. Numbers only; rate-limits.ts enforces them.
export type Limit = { count: number; seconds: number };

export const defaultLimits = {
  // Readers. Addresses get ten times this: whole countries sit behind one.
  read: { count: 600, seconds: 60 },
  post: { count: 10, seconds: 60 },
  edit: { count: 20, seconds: 60 },
  guest: { count: 10, seconds: 3600 },
  report: { count: 20, seconds: 600 },
  appeal: { count: 10, seconds: 3600 },
  consent: { count: 30, seconds: 60 },
  // Taking consent back must never be what fails.
  withdraw: { count: 120, seconds: 60 },
  // What passes all other refusals, by author, by network and in one thread, whoever asks. No address gets ten times these.
  flood_author: { count: 5, seconds: 60 },
  flood_network: { count: 100, seconds: 60 },
  flood_thread: { count: 600, seconds: 60 },
  // Staff.
  sign_in: { count: 10, seconds: 300 },
  staff_read: { count: 1200, seconds: 60 },
  staff_write: { count: 120, seconds: 60 },
  decide: { count: 600, seconds: 60 },
} satisfies Record<string, Limit>;

/** Networks hold many people, so an address may do this many times what a person may. */
export const ADDRESS_FACTOR = 10;

export type LimitName = keyof typeof defaultLimits;
export type Limits = Record<LimitName, Limit>;

export const limitNames = Object.keys(defaultLimits) as LimitName[];
/** Reads are counted by each process for itself: no store write a read. The rest is counted together where processes share a store. */
export const isCountedHere = (name: LimitName): boolean => name === 'read' || name === 'staff_read';
/** The setting's name in the environment. */
export const settingOf = (name: LimitName): string => `LIMIT_${name.toUpperCase()}`;
