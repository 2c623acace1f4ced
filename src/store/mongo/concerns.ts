// What a write must reach before it counts, what a transaction reads, and how texts are compared in any case.

/** On a majority's disks. Where the primary lives and no majority does, the wait has an end: nobody is told that it was done, though it
 *  may be once a majority is back. */
export const DURABLE = { w: 'majority', journal: true, wtimeoutMS: 1500 } as const;

export const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: DURABLE, readPreference: 'primary' } as const;

/** Letters are compared whatever their case; an index serves only queries that say so too. */
export const ANY_CASE = { locale: 'en', strength: 2 } as const;
