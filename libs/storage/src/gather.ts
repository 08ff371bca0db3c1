import { DependencyAway } from '#libs/runtime';

/** Commands of one kind under way at a time: while they run, what is asked for gathers. */
const UNDER_WAY = 2;

/** A command that has no answer by then counts as lost (ms): two on dead wires must not hold up all that come after. */
const PATIENCE_MS = 10_000;

interface Waiting<A, R> {
  asked: A;
  done: (answer: R) => void;
  failed: (reason: unknown) => void;
}

/**
 * Gathers single requests of the same turn of the loop into one command: a database is asked once for thirty documents
 * instead of thirty times. `run` answers in the order it was asked; an Error in its answers rejects that request only.
 */
export class Gather<A, R> {
  private waiting: Waiting<A, R>[] = [];
  private underWay = 0;
  private scheduled = false;

  constructor(
    private readonly run: (asked: A[]) => Promise<(R | Error)[]>,
    private readonly most = 100,
  ) {}

  ask(asked: A): Promise<R> {
    return new Promise((done, failed) => {
      this.waiting.push({ asked, done, failed });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.underWay >= UNDER_WAY || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.send(this.waiting.splice(0, this.most));
    });
  }

  private async send(batch: Waiting<A, R>[]): Promise<void> {
    this.underWay += 1;
    this.schedule();
    try {
      const answers = await inTime(this.run(batch.map(({ asked }) => asked)));
      batch.forEach(({ done, failed }, index) => {
        const answer = answers[index] as R | Error;
        if (answer instanceof Error) failed(answer);
        else done(answer);
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
    } finally {
      this.underWay -= 1;
      this.schedule();
    }
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DependencyAway('database')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
