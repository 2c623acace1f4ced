// What a write must reach before it counts, and what a transaction reads.

/** On a majority's disks. Where the primary lives and no majority does, the wait has an end: nobody is told that it was done, though it
 *  may be once a majority is back. */
export const DURABLE = { w: 'majority', journal: true, wtimeoutMS: 1500 } as const;

export const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: DURABLE, readPreference: 'primary' } as const;
