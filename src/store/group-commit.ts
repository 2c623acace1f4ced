// Gathers writes into batches: while one batch commits, what arrives waits and goes together next. Knows no database.

type Waiting<J, R> = { job: J; resolve(result: R): void; reject(error: unknown): void };

/** The outcome of one job of a batch. */
export type Settled<R> = { ok: true; value: R } | { ok: false; error: unknown };

export class GroupCommit<J, R> {
  private readonly commit: (jobs: J[]) => Promise<Settled<R>[]>;
  private readonly most: number;
  private waiting: Waiting<J, R>[] = [];
  private running: Promise<void> | null = null;

  /** `commit` makes a batch durable and answers each of its jobs in order; when it rejects, the whole batch failed. */
  constructor(commit: (jobs: J[]) => Promise<Settled<R>[]>, most = 200) {
    this.commit = commit;
    this.most = most;
  }

  /** Resolves with the job's own result once its batch is durable. */
  add(job: J): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.running ??= this.drain();
    });
  }

  /** Waits until nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  private async drain(): Promise<void> {
    // One turn of the loop lets what arrived together go together.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.commitSome();
    this.running = null;
  }

  private async commitSome(): Promise<void> {
    const batch = this.waiting.splice(0, this.most);
    try {
      const results = await this.commit(batch.map((each) => each.job));
      batch.forEach((each, at) => settle(each, results[at]));
    } catch (error) {
      for (const each of batch) each.reject(error);
    }
  }
}

function settle<J, R>(each: Waiting<J, R>, result: Settled<R> | undefined): void {
  if (result?.ok === true) each.resolve(result.value);
  else each.reject(result?.error ?? new Error('the batch answered nothing for this job'));
}
